import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table record (
      id text primary key,
      source text not null,
      control_number text not null,
      kind text not null default 'bibliographic' check (kind in ('bibliographic', 'authority', 'holdings')),
      digest bytea not null,
      marc bytea not null,
      description jsonb not null,
      added_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      change xid8 not null default pg_current_xact_id(),
      unique (source, control_number)
    )`.execute(db);
  await sql`create index record_change on record (change, id)`.execute(db);
  await sql`create index record_arrival on record (added_at desc, id) where deleted_at is null`.execute(db);
  await sql`
    create table item (
      id text primary key,
      record_id text not null references record on delete cascade,
      position int not null,
      barcode text,
      branch text not null,
      location text,
      call_number text,
      volume text,
      item_type text,
      collection text,
      status text not null,
      due_date date,
      note text
    )`.execute(db);
  await sql`create index item_record on item (record_id)`.execute(db);
  await sql`create index item_barcode on item (barcode)`.execute(db);
}
