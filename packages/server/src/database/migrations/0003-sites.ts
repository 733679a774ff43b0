import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table site (
      id text primary key,
      key text not null unique,
      name text not null,
      origins text[] not null default '{}',
      requests_per_minute int check (requests_per_minute > 0),
      created_at timestamptz not null default now()
    )`.execute(db);
}
