import type { Loan, Refusal } from '@pustaka/core/contract';
import { isOnShelf } from '../../catalog/items.ts';
import type { Account } from '../account.ts';
import { borrowedItem } from '../borrowed-item.ts';
import { fineFor, renewedDueDate } from '../days/due-date.ts';
import { daysBetween } from '../../local-day.ts';
import { NeverOpen } from '../days/opening.ts';
import { isWanted } from '../holds/queue.ts';
import { renewalRefusal } from '../refusals.ts';
import type { Setting } from '../setting.ts';
import type { OpenLoan } from './store.ts';

/** A loan as its patron sees it, and what renewing it now would bring. */
export interface DescribedLoan {
  readonly loan: Loan;
  readonly refusal: Refusal | undefined;
  /** `YYYY-MM-DD`; absent where no day can be found. */
  readonly renewedDueDate: string | undefined;
}

/**
 * Describes an open loan: the list, the renewal and the desk show the same, and decide by the same.
 *
 * @param account read with the loan, or with its record
 */
export function describeLoan(setting: Setting, account: Account, loan: OpenLoan): DescribedLoan {
  const { patron, card, holds, copies } = account;
  const { today, rules } = setting;
  // An import keeps items that are on loan here, so the copy is there.
  const copy = copies.find(({ id }) => id === loan.item)!;
  const opening = setting.opening(loan.branch);
  const terms = rules.terms(patron.category, loan.itemType);
  const overdueDays = Math.max(0, daysBetween(loan.dueDate, today));
  const next = orNever(() => renewedDueDate(loan.dueDate, today, terms.loanDays, opening));
  const queue = holds.filter(
    (hold) => hold.record === loan.record && hold.status === 'waiting' && hold.patron !== patron.id,
  );
  const shelved = copies.filter((shelf) => shelf.record.id === loan.record && isOnShelf(shelf));
  const refusal = renewalRefusal({
    card,
    terms,
    overdueDays,
    heldByOthers: isWanted(copy, queue, shelved, setting.wouldTake),
    renewals: loan.renewals,
    neverOpen: next === undefined,
  });
  const fine = overdueDays > 0 ? fineFor(loan.dueDate, today, terms, opening) : 0;
  return {
    loan: {
      id: loan.id,
      record: copy.record,
      item: borrowedItem(copy),
      borrowedAt: loan.borrowedAt.toISOString(),
      dueDate: loan.dueDate,
      overdueDays,
      renewals: loan.renewals,
      renewalsLeft: Math.max(0, terms.renewals - loan.renewals),
      ...(refusal !== undefined && { notRenewable: refusal }),
      ...(fine > 0 && { fine: { amount: fine, currency: rules.currency } }),
    },
    refusal,
    renewedDueDate: next,
  };
}

function orNever(due: () => string): string | undefined {
  try {
    return due();
  } catch (error) {
    if (error instanceof NeverOpen) return undefined;
    throw error;
  }
}
