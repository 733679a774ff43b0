import { hash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { ipKeyGenerator } from 'express-rate-limit';
import type { IdentityTables } from '../database/tables/identity.ts';

/** How the patience with wrong attempts runs out. */
interface Patience {
  /** Seconds to wait after each failure in a row; the last one for every further failure. */
  readonly waits: readonly number[];
  /** Seconds without a failure after which earlier ones are forgotten. */
  readonly memory: number;
}

const quarterHour = 900;

/** A card: three wrong PINs are a slip of the finger, six are not. */
const cardPatience: Patience = { waits: [0, 0, 5, 15, 60, quarterHour], memory: 86_400 };

/** An address may be a whole school's: much more patience, until it looks like going through card after card. */
const addressPatience: Patience = {
  waits: [...Array<number>(29).fill(0), ...Array<number>(30).fill(10), quarterHour],
  memory: quarterHour,
};

/** Where an attempt comes from. */
export interface AttemptOrigin {
  /** Of the network. */
  readonly address: string;
  /** A browser that the card's holder has signed in with, by its name. */
  readonly browser?: string | undefined;
}

/**
 * Slows down whoever tries PINs, then stops them for a while: by card, whether or not there is such a card, and by
 * address. A browser that the card's holder has signed in with has a count of its own. Counted in the database, so that
 * asking another node does not help.
 */
export class Attempts {
  readonly #db: Kysely<IdentityTables>;
  readonly #now: () => Date;

  constructor(db: Kysely<IdentityTables>, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /**
   * Counts an attempt as failed before it is made, so that many at once gain nothing; {@link succeeded} takes that back.
   *
   * @param purpose what is tried, each counted apart
   * @returns for how many seconds no attempt will be heard; 0 where this one may go on
   */
  async begin(purpose: string, card: string, { address, browser }: AttemptOrigin): Promise<number> {
    if (browser !== undefined) return this.#count(browserKey(purpose, browser), cardPatience);
    const wait = await this.#count(addressKey(purpose, address), addressPatience);
    return wait > 0 ? wait : this.#count(cardKey(purpose, card), cardPatience);
  }

  /** Forgets the failures of a card, or of the browser, and takes this attempt back from the address. */
  async succeeded(purpose: string, card: string, { address, browser }: AttemptOrigin): Promise<void> {
    if (browser !== undefined) return this.#forget(browserKey(purpose, browser));
    await this.forget(purpose, card);
    await this.#db
      .updateTable('sign_in_attempt')
      .set({ failures: sql`greatest(failures - 1, 0)`, blocked_until: this.#now() })
      .where('id', '=', addressKey(purpose, address))
      .execute();
  }

  /** @param card normalised */
  async forget(purpose: string, card: string): Promise<void> {
    await this.#forget(cardKey(purpose, card));
  }

  /** Deletes what would be forgotten anyway. */
  async sweep(): Promise<void> {
    const longest = new Date(this.#now().getTime() - cardPatience.memory * 1000);
    await this.#db.deleteFrom('sign_in_attempt').where('last_at', '<', longest).execute();
  }

  async #forget(id: string): Promise<void> {
    await this.#db.deleteFrom('sign_in_attempt').where('id', '=', id).execute();
  }

  async #count(id: string, { waits, memory }: Patience): Promise<number> {
    const now = this.#now();
    const waitsList = sql`${waits}::int[]`;
    const { rows } = await sql<{ failures: number }>`
      insert into sign_in_attempt as attempt (id, failures, last_at, blocked_until)
      values (${id}, 1, ${now}, ${now}::timestamptz + (${waitsList})[1] * interval '1 second')
      on conflict (id) do update set (failures, last_at, blocked_until) = (
        select failures, ${now}::timestamptz,
          ${now}::timestamptz + (${waitsList})[least(failures, ${waits.length}::int)] * interval '1 second'
        from (select case when attempt.last_at < ${now}::timestamptz - ${memory}::int * interval '1 second'
          then 1 else attempt.failures + 1 end as failures) as counted)
      where attempt.blocked_until <= ${now}
      returning failures`.execute(this.#db);
    return rows.length > 0 ? 0 : this.#remaining(id, now);
  }

  async #remaining(id: string, now: Date): Promise<number> {
    const row = await this.#db
      .selectFrom('sign_in_attempt')
      .select('blocked_until')
      .where('id', '=', id)
      .executeTakeFirst();
    return Math.max(1, Math.ceil(((row?.blocked_until.getTime() ?? 0) - now.getTime()) / 1000));
  }
}

const cardKey = (purpose: string, card: string): string => keyOf(purpose, 'card', card);

const browserKey = (purpose: string, browser: string): string => keyOf(purpose, 'browser', browser);

const addressKey = (purpose: string, address: string): string =>
  keyOf(purpose, 'address', ipKeyGenerator(address));

/** Hashed: what is typed as a card number may be something else, a PIN in the wrong field for example. */
function keyOf(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\0'), 'base64url');
}
