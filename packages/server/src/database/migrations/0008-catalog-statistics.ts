import { sql, type Kysely } from 'kysely';

/**
 * No query is planned by what these columns hold, yet they took most of the time of `analyze`, in which the embedded database
 * answers nobody. Nor does any query use the index: new arrivals come from the search index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table record
      alter column digest set statistics 0,
      alter column marc set statistics 0,
      alter column description set statistics 0`.execute(db);
  await sql`drop index record_arrival`.execute(db);
}
