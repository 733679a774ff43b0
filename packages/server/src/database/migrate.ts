import { sql, type Kysely, type Transaction } from 'kysely';
import { migrations as ours, type Migration } from './migrations/index.ts';
import { DatabaseRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';

/** Any number that no other program on the same server is likely to lock: "pustaka" on a telephone's keys. */
const lockKey = 7_878_252;

/** Lets nobody else change the schema until the transaction ends. */
export async function lockSchema(trx: Transaction<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(trx);
}

/**
 * Brings the schema to this version, all or nothing. Of several processes that start at once, one does it and
 * the others wait for it.
 * @param allowed whether this process may change the schema, or only look whether it fits
 * @throws DatabaseRefusal where a newer version made the schema, or where it had to be changed and this
 *   process may not
 */
export async function migrate(
  kysely: Kysely<Tables>,
  allowed: () => boolean = () => true,
  migrations: readonly Migration[] = ours,
): Promise<void> {
  await kysely.transaction().execute(async (trx) => {
    await lockSchema(trx);
    const pending = pendingAfter(await appliedMigrations(trx), migrations);
    if (pending.length === 0) return;
    if (!allowed()) {
      throw new DatabaseRefusal(
        'schema-in-use',
        'This version of Pustaka has to change the database first, and another process has it open. ' +
          'Stop that process (for example pustaka serve), then start this one again.',
      );
    }
    await applyMigrations(trx, pending);
  });
}

/** The names of the migrations that the database has, in order; none where it is empty. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql`select where to_regclass('migration') is not null`.execute(db);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * What is to be applied after `applied`.
 * @throws DatabaseRefusal where `applied` has what this version does not know
 */
function pendingAfter(applied: readonly string[], migrations: readonly Migration[] = ours): Migration[] {
  const unknown = applied.find((name, i) => migrations[i]?.name !== name);
  if (unknown !== undefined) {
    throw new DatabaseRefusal(
      'schema-too-new',
      `The database was changed by a newer version of Pustaka (${unknown}). Start that version, or a later one.`,
    );
  }
  return migrations.slice(applied.length);
}

/** Applies migrations and writes down that they were. */
export async function applyMigrations(
  trx: Transaction<Tables>,
  pending: readonly Migration[],
): Promise<void> {
  await sql`
    create table if not exists migration (
      name text primary key,
      applied_at timestamptz not null default now()
    )`.execute(trx);
  for (const { name, up } of pending) {
    await up(trx as unknown as Kysely<unknown>);
    await sql`insert into migration (name) values (${name})`.execute(trx);
  }
}
