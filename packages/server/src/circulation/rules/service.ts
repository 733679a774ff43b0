import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import { readRules } from './read-rules.ts';
import { RuleBook } from './rule-book.ts';
import { RuleStore } from './store.ts';
import { defaultRules, type CirculationRules } from './terms.ts';

/** The library's rules of lending. */
export class RuleService {
  readonly #store = new RuleStore();

  /** The rules as written; the defaults while nobody has written any. */
  async rules(db: Kysely<Tables>): Promise<CirculationRules> {
    return (await this.#store.rules(db)) ?? defaultRules;
  }

  async book(db: Kysely<Tables>): Promise<RuleBook> {
    return new RuleBook(await this.rules(db));
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
    return rules;
  }
}
