import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table idempotency (
      id text primary key,
      fingerprint bytea not null,
      answer bytea,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index idempotency_age on idempotency (created_at)`.execute(db);
}
