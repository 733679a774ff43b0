import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table item add column managed boolean not null default false`.execute(db);
  await sql`
    create table circulation_rules (
      id boolean primary key default true check (id),
      rules jsonb not null,
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table loan (
      id text primary key,
      patron_id text references patron,
      item_id text not null,
      record_id text not null references record,
      item_type text,
      branch text not null,
      borrowed_at timestamptz not null,
      due_date date not null,
      renewals int not null default 0,
      returned_at timestamptz,
      check (patron_id is not null or returned_at is not null)
    )`.execute(db);
  await sql`create unique index loan_open_item on loan (item_id) where returned_at is null`.execute(db);
  await sql`create index loan_open_patron on loan (patron_id) where returned_at is null`.execute(db);
  await sql`
    create index loan_history on loan (patron_id, returned_at desc, id)
    where returned_at is not null and patron_id is not null`.execute(db);
  await sql`
    create table hold (
      id text primary key,
      patron_id text references patron,
      record_id text not null references record,
      item_id text,
      pickup_branch text not null,
      placed_at timestamptz not null,
      status text not null check (
        status in ('waiting', 'suspended', 'in-transit', 'ready', 'collected', 'expired', 'cancelled')),
      suspended_until date,
      set_aside_item text,
      ready_until date,
      closed_at timestamptz,
      check ((closed_at is null) = (patron_id is not null)),
      check ((closed_at is null) = (status in ('waiting', 'suspended', 'in-transit', 'ready'))),
      check ((set_aside_item is not null) = (status in ('in-transit', 'ready'))),
      check ((ready_until is not null) = (status = 'ready'))
    )`.execute(db);
  await sql`create unique index hold_once on hold (patron_id, record_id, coalesce(item_id, ''))
    where closed_at is null`.execute(db);
  await sql`create unique index hold_set_aside on hold (set_aside_item) where closed_at is null`.execute(db);
  await sql`create index hold_queue on hold (record_id, placed_at, id) where closed_at is null`.execute(db);
  await sql`create index hold_ready on hold (ready_until) where status = 'ready'`.execute(db);
  await sql`create index hold_suspended on hold (suspended_until) where status = 'suspended'`.execute(db);
  await sql`
    create table fee (
      id text primary key,
      patron_id text references patron,
      record_id text references record,
      kind text not null,
      amount bigint not null check (amount > 0),
      settled bigint not null default 0 check (settled between 0 and amount),
      currency text not null,
      since date not null,
      note text,
      check (patron_id is not null or settled = amount)
    )`.execute(db);
  await sql`create index fee_owed on fee (patron_id) where settled < amount`.execute(db);
  await sql`create index fee_patron on fee (patron_id) where patron_id is not null`.execute(db);
  await sql`
    create table settlement (
      id text primary key,
      fee_id text not null references fee,
      kind text not null check (kind in ('payment', 'waiver')),
      amount bigint not null check (amount > 0),
      note text,
      settled_at timestamptz not null
    )`.execute(db);
  await sql`create index settlement_fee on settlement (fee_id)`.execute(db);
  await sql`
    create table calendar_address (
      id text primary key references patron,
      secret_hash bytea not null unique,
      created_at timestamptz not null
    )`.execute(db);
}
