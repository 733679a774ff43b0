import { PostgresDialect, PostgresDriver, type Driver, type PostgresDialectConfig } from 'kysely';

/**
 * Kysely's dialect for PostgreSQL, with one difference: when a transaction fails because its connection is
 * lost, the error is that, and not that the lost connection could not roll back either.
 */
export class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new LenientDriver(this.#config);
  }
}

class LenientDriver extends PostgresDriver {
  override async rollbackTransaction(...connection: Parameters<PostgresDriver['rollbackTransaction']>) {
    // The server has rolled back what a lost connection left open.
    await super.rollbackTransaction(...connection).catch(() => undefined);
  }
}
