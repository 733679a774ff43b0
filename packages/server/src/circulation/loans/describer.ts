import type { Loan, Refusal } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import { isOnShelf, type CatalogItems, type Copy } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import type { Account } from '../account.ts';
import { borrowedItem } from '../borrowed-item.ts';
import { fineFor, renewedDueDate } from '../days/due-date.ts';
import { daysBetween } from '../../local-day.ts';
import { NeverOpen } from '../days/opening.ts';
import { isWanted } from '../holds/queue.ts';
import type { OpenHold } from '../holds/store.ts';
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

/** What is known beside a loan itself. */
interface Surroundings {
  readonly setting: Setting;
  readonly account: Account;
  readonly copy: Copy;
  /** All copies of the record, where another patron waits for one. */
  readonly copies: readonly Copy[];
}

/** Describes open loans: the list, the renewal and the desk show the same, and decide by the same. */
export class LoanDescriber {
  readonly #items: CatalogItems;

  constructor(items: CatalogItems) {
    this.#items = items;
  }

  /** @param loans of the account, all where absent; the answer is in their order */
  async describe(
    db: Kysely<Tables>,
    setting: Setting,
    account: Account,
    loans: readonly OpenLoan[] = account.loans,
  ): Promise<DescribedLoan[]> {
    if (loans.length === 0) return [];
    const copies = await this.#items.byIds(
      db,
      loans.map(({ item }) => item),
    );
    const queued = [...new Set(waitingBeside(account).map(({ record }) => record))];
    const wanted = Map.groupBy(await this.#items.ofRecords(db, queued), ({ record }) => record.id);
    return loans.map((loan) =>
      describeLoan(loan, {
        setting,
        account,
        // An import keeps items that are on loan here, so the copy is there.
        copy: copies.get(loan.item)!,
        copies: wanted.get(loan.record) ?? [],
      }),
    );
  }
}

const waitingBeside = ({ patron, holds }: Account): OpenHold[] =>
  holds.filter((hold) => hold.status === 'waiting' && hold.patron !== patron.id);

/** @param around its account read with the holds on the loan's record */
export function describeLoan(loan: OpenLoan, around: Surroundings): DescribedLoan {
  const { setting, account, copy, copies } = around;
  const { patron, card } = account;
  const { today, rules } = setting;
  const opening = setting.opening(loan.branch);
  const terms = rules.terms(patron.category, loan.itemType);
  const overdueDays = Math.max(0, daysBetween(loan.dueDate, today));
  const next = orNever(() => renewedDueDate(loan.dueDate, today, terms.loanDays, opening));
  const queue = waitingBeside(account).filter(({ record }) => record === loan.record);
  const refusal = renewalRefusal({
    card,
    terms,
    overdueDays,
    heldByOthers: isWanted(copy, queue, copies.filter(isOnShelf), setting.wouldTake),
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
