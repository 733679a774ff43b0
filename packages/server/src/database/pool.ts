import type { Duplex } from 'node:stream';
import pg from 'pg';

/** Milliseconds, 0 for no limit; the same settings, by the same names, on both engines. */
export interface StatementLimits {
  statement_timeout: number;
  lock_timeout: number;
  idle_in_transaction_session_timeout: number;
}

/** For serving: no reader waits longer, and nobody blocks others for longer. */
export const servingLimits: StatementLimits = {
  statement_timeout: 60_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
};

/** For migrations and housekeeping, which take as long as they take. */
export const noLimits: StatementLimits = {
  statement_timeout: 0,
  lock_timeout: 0,
  idle_in_transaction_session_timeout: 0,
};

export interface PoolOptions {
  /** A PostgreSQL server, or what connects to the embedded engine. */
  target: { url: string } | { socket: () => Duplex };
  size: number;
  limits: StatementLimits;
  /** Hears of connections that break while nobody uses them. */
  onError: (error: Error) => void;
}

/** How long to wait for a connection before saying that there is none, in milliseconds. */
const connectionTimeout = 30_000;

const { INT8, DATE } = pg.types.builtins;

// An int8 beyond 2^53 would lose digits as a number; a date as an instant would be another day in another
// time zone.
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text))],
  [DATE, (text) => text],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format !== 'binary' ? parsers.get(oid) : undefined) ?? (pg.types.getTypeParser(oid, format) as never),
};

export function createPool({ target, size, limits, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...('url' in target
      ? { connectionString: target.url }
      : { stream: target.socket, user: 'postgres', database: 'postgres', password: '', ssl: false }),
    ...limits,
    application_name: 'pustaka',
    // The embedded database is made at the first connection, which takes a slow machine as long as it takes.
    connectionTimeoutMillis: 'socket' in target && limits === noLimits ? 0 : connectionTimeout,
    max: size,
    types,
    Client,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => {
    // A connection that breaks while somebody uses it fails the query; without a listener it would also end
    // the process.
    client.on('error', () => undefined);
    // After a fatal error the server hangs up. The pool would learn of it too late, and lend the connection
    // out again.
    (client as unknown as ClientWithConnection).connection.on('errorMessage', ({ severity }) => {
      if (severity === 'FATAL') void client.end();
    });
  });
  return pool;
}

/**
 * Asks with a callback: without one `pg` writes a function into the query, and the rows would outlive every small collection
 * (decision 12).
 */
class Client extends pg.Client {
  override query(...asked: unknown[]): never {
    const ask = super.query.bind(this) as (...asked: unknown[]) => void;
    return new Promise((resolve, reject) => {
      ask(...asked, (error: Error | null, result: pg.QueryResult) =>
        error ? reject(error) : resolve(result),
      );
    }) as never;
  }
}

/** What `pg` has and its types leave out: the protocol's messages, as they come in. */
interface ClientWithConnection {
  connection: { on(event: 'errorMessage', listener: (message: { severity: string }) => void): void };
}
