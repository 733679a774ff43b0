import { setTimeout as delay } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Settles when so many statements wait for a lock; on PostgreSQL only, since the embedded database has one connection.
 *
 * @param db not a transaction, in which PostgreSQL shows what it showed first
 */
export async function lockWaits(db: Kysely<Tables>, many: number): Promise<void> {
  for (let waiters = 0; waiters < many; await delay(10)) {
    const { rows } = await sql<{ waiters: number }>`
      select count(*)::int as waiters from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    waiters = rows[0]!.waiters;
  }
}
