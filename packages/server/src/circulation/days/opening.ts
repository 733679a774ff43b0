import type { Branch } from '@pustaka/core/contract';
import { addDays, daysBetween, weekdayOf } from '../../local-day.ts';

/** No closure is so long: a branch without an open day for a year is not one that opens again. */
const farthest = 366;

/** A branch has no open day within a year, so that nothing can be due there. */
export class NeverOpen extends Error {
  override readonly name = 'NeverOpen';
  readonly branch: string;

  constructor(branch: string) {
    super(
      `The branch ${branch} has no open day: look at its hours and closed days in the library's profile.`,
    );
    this.branch = branch;
  }
}

/** On which days a branch is open. */
export class OpeningDays {
  readonly #branch: string;
  readonly #weekdays: ReadonlySet<string>;
  readonly #closed: Branch['closedDays'];

  constructor({ id, hours, closedDays }: Pick<Branch, 'id' | 'hours' | 'closedDays'>) {
    this.#branch = id;
    this.#weekdays = new Set(hours.map(({ day }) => day));
    this.#closed = closedDays;
  }

  isOpen(day: string): boolean {
    return (
      this.#weekdays.has(weekdayOf(day)) && !this.#closed.some(({ from, to }) => from <= day && day <= to)
    );
  }

  /**
   * The first open day from a day on, that day itself included.
   *
   * @throws NeverOpen
   */
  firstFrom(day: string): string {
    for (let ahead = 0; ahead <= farthest; ahead++) {
      const candidate = addDays(day, ahead);
      if (this.isOpen(candidate)) return candidate;
    }
    throw new NeverOpen(this.#branch);
  }

  /** How many open days lie after the one day, up to and including the other. */
  countAfter(day: string, last: string): number {
    let open = 0;
    for (let ahead = 1; ahead <= daysBetween(day, last); ahead++) {
      if (this.isOpen(addDays(day, ahead))) open++;
    }
    return open;
  }
}

/** A branch that the library's profile does not describe: nothing is known against any day. */
export const alwaysOpen: Pick<OpeningDays, 'isOpen' | 'firstFrom' | 'countAfter'> = {
  isOpen: () => true,
  firstFrom: (day) => day,
  countAfter: (day, last) => Math.max(0, daysBetween(day, last)),
};
