import { sql, type Kysely } from 'kysely';
import { repeatedly, type Repeated } from '../repeatedly.ts';
import type { Database, DatabaseLog } from './open.ts';
import type { Tables } from './tables.ts';

/** Milliseconds between two looks. */
const interval = 10_000;

/**
 * Bytes of write-ahead log after which its pages are written to their places, so that it can be used again.
 */
const longestLog = 64 * 1024 * 1024;

/**
 * Does what a PostgreSQL server does in the background and the embedded engine does not: checkpoints, and vacuuming. The
 * engine does not count changes either, as autovacuum would need; the length of its log says how much has changed.
 *
 * @param isOwner whether the engine runs in this process: one house is kept by one process
 */
export function housekeeping(
  maintain: Database['maintain'],
  isOwner: () => boolean,
  log: DatabaseLog,
): Repeated {
  return repeatedly(
    interval,
    async () => {
      if (isOwner()) await maintain(keepHouse);
    },
    (error) => log.warn({ err: error }, 'Housekeeping of the embedded database failed'),
  );
}

/**
 * One round: where the log has grown long, a checkpoint, and a vacuum with new statistics for the planner,
 * which passes over what has not changed; else statistics for tables that never had any.
 */
export async function keepHouse(kysely: Kysely<Tables>): Promise<void> {
  const long = (await logLength(kysely)) > longestLog;
  if (long) await sql`checkpoint`.execute(kysely);
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and (${long} or (reltuples < 0 and pg_relation_size(oid) > 0))`.execute(kysely);
  for (const { name } of tables) await sql`vacuum (analyze) ${sql.table(name)}`.execute(kysely);
}

/** Bytes of write-ahead log that a recovery would have to read. */
export async function logLength(kysely: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ length: number }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::int8 as length from pg_control_checkpoint()`.execute(
    kysely,
  );
  return rows[0]?.length ?? 0;
}
