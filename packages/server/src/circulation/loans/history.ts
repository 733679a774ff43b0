import type { AnswerOf, listHistory, PastLoan } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { LoanStore, ReturnedLoan } from './store.ts';

/** Returned loans, as far as their patrons have them remembered. */
export class LoanHistory {
  readonly #db: Kysely<Tables>;
  readonly #loans: LoanStore;
  readonly #items: CatalogItems;

  constructor(db: Kysely<Tables>, loans: LoanStore, items: CatalogItems) {
    this.#db = db;
    this.#loans = loans;
    this.#items = items;
  }

  /** A page, newest first. @throws ProblemError `cursor-invalid` */
  async page(
    patron: { readonly id: string },
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<AnswerOf<typeof listHistory>> {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const found = await this.#loans.history(this.#db, patron.id, { after, limit: limit + 1 });
    const items = await this.#describe(this.#db, found.slice(0, limit));
    const last = found.length > limit ? found[limit - 1] : undefined;
    const total = await this.#loans.countHistory(this.#db, patron.id);
    return { items, total, ...(last && { next: writeCursor({ at: last.returnedAt, id: last.id }) }) };
  }

  async all(db: Kysely<Tables>, patron: { readonly id: string }): Promise<PastLoan[]> {
    return this.#describe(db, await this.#loans.history(db, patron.id));
  }

  /** Forgets returned loans: all, or the one named. @returns how many */
  async forget(trx: Transaction<Tables>, patron: { readonly id: string }, loan?: string): Promise<number> {
    return this.#loans.forget(trx, patron.id, loan);
  }

  async #describe(db: Kysely<Tables>, loans: readonly ReturnedLoan[]): Promise<PastLoan[]> {
    const records = await this.#items.records(
      db,
      loans.map(({ record }) => record),
    );
    return loans.map(({ id, record, borrowedAt, returnedAt }) => ({
      id,
      record: records.get(record)!,
      borrowedAt: borrowedAt.toISOString(),
      returnedAt: returnedAt.toISOString(),
    }));
  }
}
