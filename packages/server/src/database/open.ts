import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, type Transaction } from 'kysely';
import { checkServer } from './check-server.ts';
import { Dialect } from './dialect.ts';
import { copyFolder } from './embedded/copy-folder.ts';
import { SharedFolder } from './embedded/shared-folder.ts';
import { housekeeping } from './housekeeping.ts';
import { migrate } from './migrate.ts';
import { createPool, noLimits, servingLimits, type PoolOptions, type StatementLimits } from './pool.ts';
import { DatabaseRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';

export type DatabaseOptions =
  /**
   * The embedded database: lies in the folder `database` of this one, which is made where it does not exist.
   */
  | { dataFolder: string }
  /**
   * A PostgreSQL server, 15 or later: `postgres://user:password@host/database`. Connections: 10 where not
   * said.
   */
  | { url: string; poolSize?: number };

/** Where the database reports what nobody waits for; pino's logger is one. */
export interface DatabaseLog {
  warn(details: object, message: string): void;
}

export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly engine: 'embedded' | 'postgres';
  /**
   * Does work that may take its time, on a connection of its own without the limits that {@link kysely}
   * keeps.
   */
  maintain<T>(work: (kysely: Kysely<Tables>) => Promise<T>): Promise<T>;
  /**
   * Reads everything as it was at one moment, in one transaction, without holding up anybody for longer than
   * the embedded database's files take to be copied.
   */
  snapshot<T>(read: (trx: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Ends all connections, after what they are running, and lets go of the folder. */
  close(): Promise<void>;
}

/**
 * The engine takes one at a time; more connections only wait in its queue, where waiting too long is noticed.
 */
const embeddedPoolSize = 8;

/** Ten a second. */
const attemptsToMigrate = 50;

const silent: DatabaseLog = { warn: () => undefined };

/**
 * Opens a library's database and brings its schema to this version.
 *
 * The embedded database may be open in several processes at once (`pustaka import` while `pustaka serve`
 * runs).
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
  return 'url' in options ? openPostgres(options, log) : openEmbedded(options.dataFolder, { log });
}

async function openPostgres({ url, poolSize = 10 }: { url: string; poolSize?: number }, log: DatabaseLog) {
  const connect = connector({ url }, log);
  await onOwnConnection(connect, async (kysely) => {
    await checkServer(kysely);
    await migrate(kysely);
  });
  const kysely = connect(servingLimits, poolSize);
  return {
    kysely,
    engine: 'postgres' as const,
    maintain: <T>(work: (own: Kysely<Tables>) => Promise<T>) => onOwnConnection(connect, work),
    snapshot: <T>(read: (trx: Transaction<Tables>) => Promise<T>) =>
      onOwnConnection(connect, (own) => inOneMoment(own, read)),
    close: () => kysely.destroy(),
  };
}

/**
 * Opens the embedded database of a folder.
 * @param durable whether commits have to survive a power cut; not so in what is thrown away afterwards
 */
export async function openEmbedded(
  dataFolder: string,
  { durable = true, log = silent }: { durable?: boolean; log?: DatabaseLog } = {},
): Promise<Database> {
  const onLoss = (error: Error) =>
    log.warn({ reason: error.message }, 'The embedded database is started again');
  const folder = new SharedFolder(dataFolder, onLoss, { durable });
  const connect = connector({ socket: () => folder.socket() }, log);
  try {
    await onOwnConnection(connect, (kysely) => migrateShared(kysely, folder));
  } catch (error) {
    await folder.close();
    throw error;
  }
  const kysely = connect(servingLimits, embeddedPoolSize);
  const maintain = <T>(work: (own: Kysely<Tables>) => Promise<T>) => onOwnConnection(connect, work);
  const keeping = housekeeping(maintain, () => folder.owned, log);
  return {
    kysely,
    engine: 'embedded',
    maintain,
    async snapshot(read) {
      const copy = await maintain((own) => copyFolder(dataFolder, own));
      try {
        const database = await openEmbedded(copy.dataFolder, { durable: false, log });
        try {
          return await inOneMoment(database.kysely, read);
        } finally {
          await database.close();
        }
      } finally {
        await copy.remove();
      }
    },
    async close() {
      await keeping.close();
      await kysely.destroy();
      await folder.close();
    },
  };
}

/** The owner of the folder migrates when it opens it; another process gives it the time to. */
async function migrateShared(kysely: Kysely<Tables>, folder: SharedFolder): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await migrate(kysely, () => folder.owned);
      return;
    } catch (error) {
      const early = error instanceof DatabaseRefusal && error.code === 'schema-in-use';
      if (!early || attempt === attemptsToMigrate) throw error;
      await delay(100);
    }
  }
}

type Connect = (limits: StatementLimits, size: number) => Kysely<Tables>;

function connector(target: PoolOptions['target'], log: DatabaseLog): Connect {
  const onError = (error: Error) => log.warn({ reason: error.message }, 'A connection to the database broke');
  return (limits, size) =>
    new Kysely<Tables>({
      dialect: new Dialect({ pool: createPool({ target, size, limits, onError }) }),
    });
}

async function onOwnConnection<T>(
  connect: Connect,
  work: (kysely: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const kysely = connect(noLimits, 1);
  try {
    return await work(kysely);
  } finally {
    await kysely.destroy();
  }
}

const inOneMoment = <T>(kysely: Kysely<Tables>, read: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  kysely.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
