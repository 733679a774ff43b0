import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { readRules } from './read-rules.ts';
import { RuleBook } from './rule-book.ts';
import { RuleStore } from './store.ts';
import { defaultRules, type CirculationRules } from './terms.ts';

/** How long rules that another process changed may go unnoticed. */
const maxAgeMs = 5_000;

/** The library's rules of lending. */
export class RuleService {
  readonly #store = new RuleStore();
  #kept: { readonly book: RuleBook; readonly since: number } | undefined;

  /** The rules as written; the defaults while nobody has written any. */
  async rules(db: Kysely<Tables>): Promise<CirculationRules> {
    return (await this.#store.rules(db)) ?? defaultRules;
  }

  /** The rules to decide by, from memory while they are fresh; read through `db`, inside a transaction, too. */
  async book(db: Kysely<Tables>): Promise<RuleBook> {
    const kept = this.#kept;
    return kept && Date.now() - kept.since < maxAgeMs ? kept.book : this.#keep(await this.rules(db));
  }

  /**
   * Takes rules in the place of the present ones. Loans keep their due dates.
   *
   * @param written as parsed from JSON
   * @throws ProblemError `bad-request`, with every field at fault
   */
  async replace(db: Kysely<Tables>, written: unknown): Promise<CirculationRules> {
    const rules = readRules(written);
    await this.#store.save(db, rules);
    this.#keep(rules);
    return rules;
  }

  #keep(rules: CirculationRules): RuleBook {
    const book = new RuleBook(rules);
    this.#kept = { book, since: Date.now() };
    return book;
  }
}
