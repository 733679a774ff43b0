import type { Loan, Refusal } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { CatalogItems, Copy } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import type { Patron } from '../../patrons/patron.ts';
import { cardState } from '../card-state.ts';
import { fineFor, renewedDueDate } from '../days/due-date.ts';
import { daysBetween } from '../../local-day.ts';
import { NeverOpen } from '../days/opening.ts';
import type { FeeStore } from '../fees/store.ts';
import { isWanted } from '../holds/queue.ts';
import type { HoldStore, OpenHold } from '../holds/store.ts';
import { renewalRefusal, type CardState } from '../refusals.ts';
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
  readonly patron: Patron;
  readonly card: CardState;
  readonly copies: ReadonlyMap<string, Copy>;
  /** Waiting holds of other patrons, by record. */
  readonly queues: ReadonlyMap<string, readonly OpenHold[]>;
  /** Ids of items on the shelf, by record, of records that somebody waits for. */
  readonly available: ReadonlyMap<string, readonly string[]>;
}

/** Describes open loans: the list, the renewal and the desk show the same, and decide by the same. */
export class LoanDescriber {
  readonly #items: CatalogItems;
  readonly #holds: HoldStore;
  readonly #fees: FeeStore;

  constructor(items: CatalogItems, holds: HoldStore, fees: FeeStore) {
    this.#items = items;
    this.#holds = holds;
    this.#fees = fees;
  }

  /** @param loans open ones of one patron; the answer is in their order */
  async describe(
    db: Kysely<Tables>,
    setting: Setting,
    patron: Patron,
    loans: readonly OpenLoan[],
  ): Promise<DescribedLoan[]> {
    if (loans.length === 0) return [];
    const card = await cardState(db, setting, patron, this.#fees);
    const copies = await this.#items.byIds(
      db,
      loans.map(({ item }) => item),
    );
    const holds = await this.#holds.ofRecords(
      db,
      loans.map(({ record }) => record),
    );
    const waiting = holds.filter((hold) => hold.status === 'waiting' && hold.patron !== patron.id);
    const queues = Map.groupBy(waiting, ({ record }) => record);
    const shelved = (await this.#items.ofRecords(db, [...queues.keys()])).filter(
      ({ status }) => status === 'available',
    );
    const available = new Map(
      [...Map.groupBy(shelved, ({ record }) => record.id)].map(([record, of]) => [
        record,
        of.map(({ id }) => id),
      ]),
    );
    return loans.map((loan) => describeLoan(loan, { setting, patron, card, copies, queues, available }));
  }
}

function describeLoan(loan: OpenLoan, around: Surroundings): DescribedLoan {
  const { setting, patron, card, copies, queues, available } = around;
  const { today, rules } = setting;
  const opening = setting.opening(loan.branch);
  const terms = rules.terms(patron.category, loan.itemType);
  const overdueDays = Math.max(0, daysBetween(loan.dueDate, today));
  const next = orNever(() => renewedDueDate(loan.dueDate, today, terms.loanDays, opening));
  const refusal = renewalRefusal({
    card,
    terms,
    overdueDays,
    heldByOthers: isWanted(loan.item, queues.get(loan.record) ?? [], available.get(loan.record) ?? []),
    renewals: loan.renewals,
    neverOpen: next === undefined,
  });
  const fine = overdueDays > 0 ? fineFor(loan.dueDate, today, terms, opening) : 0;
  // An import keeps items that are on loan here, so the copy is there.
  const copy = copies.get(loan.item)!;
  return {
    loan: {
      id: loan.id,
      record: copy.record,
      item: {
        id: copy.id,
        branch: copy.branch,
        ...(copy.barcode !== undefined && { barcode: copy.barcode }),
        ...(copy.callNumber !== undefined && { callNumber: copy.callNumber }),
      },
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
