import type { Terms } from '../rules/terms.ts';
import { addDays } from '../../local-day.ts';
import type { OpeningDays } from './opening.ts';

type Opening = Pick<OpeningDays, 'firstFrom' | 'countAfter'>;

/**
 * The last day without being overdue: so many days after the first one, or the next day on which the branch is open.
 *
 * @param from the day of lending
 * @throws NeverOpen
 */
export function dueDate(from: string, loanDays: number, opening: Opening): string {
  return opening.firstFrom(addDays(from, loanDays));
}

/**
 * The due date after renewing. It counts from the present due date, so that renewing early costs the reader nothing,
 * and from today where that has passed.
 *
 * @throws NeverOpen
 */
export function renewedDueDate(due: string, today: string, loanDays: number, opening: Opening): string {
  return dueDate(due > today ? due : today, loanDays, opening);
}

/**
 * What a loan costs that is returned today, in minor units: days on which the branch was closed, when nobody could have
 * returned it, are free.
 */
export function fineFor(
  due: string,
  today: string,
  terms: Pick<Terms, 'graceDays' | 'finePerDay' | 'maxFine'>,
  opening: Opening,
): number {
  if (terms.finePerDay === 0) return 0;
  const fine = opening.countAfter(addDays(due, terms.graceDays), today) * terms.finePerDay;
  return Math.min(fine, terms.maxFine ?? fine);
}
