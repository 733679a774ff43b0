import { hash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/index.ts';

/** SQL of the links to a new PIN, by their tokens, of which only hashes are kept. */
export class PinResetStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add(token: string, patron: string, expiresAt: Date): Promise<void> {
    await this.#db
      .insertInto('pin_reset')
      .values({ id: hashOf(token), patron_id: patron, expires_at: expiresAt })
      .execute();
  }

  /** @returns the id of the patron whom a token is for, while it is good */
  async patron(token: string, now: Date): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('pin_reset')
      .select('patron_id')
      .where('id', '=', hashOf(token))
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row?.patron_id;
  }

  /** Ends all that a patron was sent. */
  async removeOf(patron: string): Promise<void> {
    await this.#db.deleteFrom('pin_reset').where('patron_id', '=', patron).execute();
  }

  /** @returns whether this was the first time */
  async use(trx: Transaction<Tables>, token: string): Promise<boolean> {
    const { numDeletedRows } = await trx
      .deleteFrom('pin_reset')
      .where('id', '=', hashOf(token))
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }
}

const hashOf = (token: string): string => hash('sha256', token, 'base64url');
