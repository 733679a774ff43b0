import { Kysely, PostgresDialect, sql } from 'kysely';
import { SharedFolder } from './embedded/shared-folder.ts';
import { Housekeeping } from './housekeeping.ts';
import { migrate } from './migrate.ts';
import { createPool, noLimits, servingLimits, type PoolOptions } from './pool.ts';
import { DatabaseRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';

export type DatabaseOptions =
  /** The embedded database: lies in the folder `database` of this one, which is made where it does not exist. */
  | { dataFolder: string }
  /** A PostgreSQL server, 15 or later: `postgres://user:password@host/database`. Connections: 10 where not said. */
  | { url: string; poolSize?: number };

/** Where the database reports what nobody waits for; pino's logger is one. */
export interface DatabaseLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly engine: 'embedded' | 'postgres';
  /** Ends all connections, after what they are running, and lets go of the folder. */
  close(): Promise<void>;
}

/** The SQL is written for it. */
const oldestPostgres = 15;

/** The engine takes one at a time; more connections only wait in its queue, where waiting too long is noticed. */
const embeddedPoolSize = 8;

const silent: DatabaseLog = { info: () => undefined, warn: () => undefined };

/**
 * Opens a library's database and brings its schema to this version.
 *
 * The embedded database may be open in several processes at once (`pustaka import` while `pustaka serve` runs).
 *
 * @example
 * const database = await openDatabase({ dataFolder: '.pustaka' });
 * await database.kysely.selectFrom('record').select('id').execute();
 * await database.close();
 *
 * @throws DatabaseRefusal where it cannot be opened by this version
 * @throws Error of `pg` where the server cannot be reached
 */
export async function openDatabase(options: DatabaseOptions, log: DatabaseLog = silent): Promise<Database> {
  return 'url' in options ? openPostgres(options, log) : openEmbedded(options.dataFolder, log);
}

async function openPostgres({ url, poolSize = 10 }: { url: string; poolSize?: number }, log: DatabaseLog) {
  const connect = connector({ target: { url }, size: poolSize }, log);
  await withOwnConnection(connect, async (kysely) => {
    await checkVersion(kysely);
    await migrate(kysely);
  });
  const kysely = connect(servingLimits);
  return { kysely, engine: 'postgres' as const, close: () => kysely.destroy() };
}

async function openEmbedded(dataFolder: string, log: DatabaseLog): Promise<Database> {
  const folder = new SharedFolder(dataFolder, (error) =>
    log.warn({ err: error }, 'The embedded database is started again'),
  );
  const connect = connector({ target: { socket: () => folder.socket() }, size: embeddedPoolSize }, log);
  try {
    await withOwnConnection(connect, (kysely) => migrate(kysely, () => folder.owned));
  } catch (error) {
    await folder.close();
    throw error;
  }
  const kysely = connect(servingLimits);
  const housekeeping = new Housekeeping(
    () => connect(noLimits, 1),
    () => folder.owned,
    log,
  );
  return {
    kysely,
    engine: 'embedded',
    async close() {
      await housekeeping.close();
      await kysely.destroy();
      await folder.close();
    },
  };
}

type Connect = (limits: PoolOptions['limits'], size?: number) => Kysely<Tables>;

function connector({ target, size }: Pick<PoolOptions, 'target' | 'size'>, log: DatabaseLog): Connect {
  const onError = (error: Error) => log.warn({ err: error }, 'A connection to the database broke');
  return (limits, connections = size) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: createPool({ target, size: connections, limits, onError }) }),
    });
}

async function withOwnConnection(
  connect: Connect,
  work: (kysely: Kysely<unknown>) => Promise<void>,
): Promise<void> {
  const kysely = connect(noLimits, 1);
  try {
    await work(kysely as Kysely<unknown>);
  } finally {
    await kysely.destroy();
  }
}

async function checkVersion(kysely: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding`.execute(
    kysely,
  );
  const { version = '', encoding = '' } = rows[0] ?? {};
  if (Number.parseInt(version) < oldestPostgres) {
    throw new DatabaseRefusal(
      'postgres-too-old',
      `Pustaka needs PostgreSQL ${oldestPostgres} or later; this is ${version}.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseRefusal(
      'postgres-encoding',
      `Pustaka needs a database in the encoding UTF8; this one is in ${encoding}.`,
    );
  }
}
