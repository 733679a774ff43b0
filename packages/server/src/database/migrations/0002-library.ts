import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table library_profile (
      id boolean primary key default true check (id),
      profile jsonb not null,
      updated_at timestamptz not null default now()
    )`.execute(db);
}
