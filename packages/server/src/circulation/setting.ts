import type { LibraryProfile } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { Copy } from '../catalog/items.ts';
import type { Tables } from '../database/index.ts';
import { localDay } from '../local-day.ts';
import { alwaysOpen, OpeningDays } from './days/opening.ts';
import type { OpenHold } from './holds/store.ts';
import type { RuleBook } from './rules/rule-book.ts';
import type { RuleService } from './rules/service.ts';

/** What every decision about a loan or a hold depends on beside the two parties: the day, the branches and the rules. */
export class Setting {
  readonly now: Date;
  /** The local day at the library, `YYYY-MM-DD`. */
  readonly today: string;
  readonly rules: RuleBook;
  readonly #branches: LibraryProfile['branches'];

  constructor(now: Date, profile: Pick<LibraryProfile, 'timeZone' | 'branches'>, rules: RuleBook) {
    this.now = now;
    this.today = localDay(now, profile.timeZone);
    this.rules = rules;
    this.#branches = profile.branches;
  }

  hasBranch(id: string): boolean {
    return this.#branches.some((branch) => branch.id === id);
  }

  /** Whether a hold would take an item of its record: never one that is not lent to such a patron. */
  readonly wouldTake = (
    { item, category }: Pick<OpenHold, 'item' | 'category'>,
    copy: Pick<Copy, 'id' | 'itemType'>,
  ): boolean =>
    (item === undefined || item === copy.id) && this.rules.terms(category, copy.itemType).loanDays > 0;

  /** When a branch is open; always, where the profile does not describe it. */
  opening(id: string): typeof alwaysOpen {
    const branch = this.#branches.find((candidate) => candidate.id === id);
    return branch ? new OpeningDays(branch) : alwaysOpen;
  }
}

/** Tells the setting at this moment. Pass the transaction as `db` inside one. */
export type TellSetting = (db: Kysely<Tables>) => Promise<Setting>;

/** @param profile answers from memory: inside a transaction nothing may wait for another connection */
export function settingTeller(
  now: () => Date,
  profile: () => Promise<LibraryProfile>,
  rules: RuleService,
): TellSetting {
  return async (db) => new Setting(now(), await profile(), await rules.book(db));
}
