import { sql, type Kysely } from 'kysely';
import type { Database, DatabaseLog } from './open.ts';
import type { Tables } from './tables.ts';

/** Milliseconds between two looks. */
const interval = 10_000;

/** Bytes of write-ahead log after which its pages are written to their places, so that it can be used again. */
const longestLog = 64 * 1024 * 1024;

/**
 * What a PostgreSQL server does in the background and the embedded engine does not: checkpoints, and vacuuming tables in which much
 * has changed, by PostgreSQL's own rule (chapter "Routine Vacuuming": 50 rows and a fifth of the table; a tenth to
 * analyze).
 */
export class Housekeeping {
  readonly #maintain: Database['maintain'];
  readonly #isOwner: () => boolean;
  readonly #log: DatabaseLog;
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | undefined;

  /** @param isOwner whether the engine runs in this process: one house is kept by one process */
  constructor(maintain: Database['maintain'], isOwner: () => boolean, log: DatabaseLog) {
    this.#maintain = maintain;
    this.#isOwner = isOwner;
    this.#log = log;
    this.#timer = setInterval(() => this.#start(), interval);
    this.#timer.unref();
  }

  /** Ends after the round that is running. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#round;
  }

  #start(): void {
    if (this.#round || !this.#isOwner()) return;
    this.#round = this.#maintain(keepHouse)
      .catch((error: unknown) =>
        this.#log.warn({ err: error }, 'Housekeeping of the embedded database failed'),
      )
      .finally(() => {
        this.#round = undefined;
      });
  }
}

/** One round: a checkpoint where the log has grown long, and a vacuum of each table that needs it. */
export async function keepHouse(kysely: Kysely<Tables>): Promise<void> {
  if ((await logLength(kysely)) > longestLog) await sql`checkpoint`.execute(kysely);
  const { rows } = await sql<{ name: string; full: boolean }>`
    select s.relname as name, s.n_dead_tup + s.n_ins_since_vacuum > 50 + 0.2 * c.reltuples as full
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where s.n_dead_tup + s.n_ins_since_vacuum > 50 + 0.2 * c.reltuples
       or s.n_mod_since_analyze > 50 + 0.1 * c.reltuples`.execute(kysely);
  for (const { name, full } of rows) {
    await sql`${sql.raw(full ? 'vacuum (analyze)' : 'analyze')} ${sql.table(name)}`.execute(kysely);
  }
}

/** Bytes of write-ahead log that a recovery would have to read. */
export async function logLength(kysely: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ length: number }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::int8 as length from pg_control_checkpoint()`.execute(
    kysely,
  );
  return rows[0]?.length ?? 0;
}
