import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table patron add column reset_email text`.execute(db);
  await sql`update patron set reset_email = email`.execute(db);
}
