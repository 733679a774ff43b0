import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table patron (
      id text primary key,
      card text not null unique,
      name text not null,
      category text not null check (category in ('adult', 'child', 'student', 'teacher', 'staff')),
      home_branch text not null,
      expires date not null,
      language text not null,
      email text,
      phone text,
      keeps_history boolean not null default false,
      is_staff boolean not null default false,
      guardian_id text references patron on delete set null deferrable initially deferred
        check (guardian_id <> id),
      pin_hash text,
      pin_changed_at timestamptz,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index patron_guardian on patron (guardian_id) where guardian_id is not null`.execute(db);
  await sql`
    create table patron_block (
      id text primary key,
      patron_id text not null references patron on delete cascade,
      reason text not null,
      note text,
      since date not null
    )`.execute(db);
  await sql`create index patron_block_patron on patron_block (patron_id)`.execute(db);
}
