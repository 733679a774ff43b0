import type { AnswerOf, checkIn, Loan } from '@pustaka/core/contract';
import type { Transaction } from 'kysely';
import { isOnShelf, type CatalogItems, type Copy } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import type { Patron } from '../../patrons/patron.ts';
import type { PatronService } from '../../patrons/service.ts';
import { accountOf, type Account } from '../account.ts';
import { dueDate, fineFor } from '../days/due-date.ts';
import { NeverOpen } from '../days/opening.ts';
import type { FeeService } from '../fees/service.ts';
import type { HoldDescriber } from '../holds/describer.ts';
import type { ItemPlacement } from '../holds/placement.ts';
import { isWanted } from '../holds/queue.ts';
import type { HoldService } from '../holds/service.ts';
import type { OpenHold } from '../holds/store.ts';
import { newId } from '../../random.ts';
import { checkOutRefusal } from '../refusals.ts';
import type { Setting, TellSetting } from '../setting.ts';
import { describeLoan } from './describer.ts';
import type { LoanStore, OpenLoan } from './store.ts';

export interface DeskParts {
  readonly loans: LoanStore;
  readonly items: CatalogItems;
  readonly holdService: HoldService;
  readonly feeService: FeeService;
  readonly placement: ItemPlacement;
  readonly holdDescriber: HoldDescriber;
  readonly patrons: Pick<PatronService, 'lock' | 'lockByCard'>;
  readonly setting: TellSetting;
}

/** What staff do with items in their hands: lend them and take them back. */
export class Desk {
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** @throws ProblemError `patron-not-found`, `item-not-found`, or the refusal */
  async checkOut(trx: Transaction<Tables>, asked: { card: string; barcode: string }): Promise<Loan> {
    const { loans, items, patrons, holdService } = this.#parts;
    const patron = await patrons.lockByCard(trx, asked.card);
    const scanned = await items.lockByBarcode(trx, asked.barcode.trim());
    if (!scanned) throw new ProblemError('item-not-found');

    const setting = await this.#parts.setting(trx);
    const account = await accountOf(trx, setting, patron, [scanned.record]);
    const copies = account.copies.filter(({ record }) => record.id === scanned.record);
    const copy = copies.find(({ id }) => id === scanned.item);
    // While the lock was waited for, an import may have taken the item away.
    if (!copy) throw new ProblemError('item-not-found');
    const queue = account.holds.filter(({ record }) => record === scanned.record);
    const own = queue.find(
      (hold) => hold.patron === patron.id && (hold.item === undefined || hold.item === copy.id),
    );
    const loan = newLoan(setting, account, copy, isForOthers(setting, copy, own, queue, copies));
    await items.move(trx, copy.id, 'on-loan', loan.dueDate, loans.adding(loan));
    if (!own) return describeLoan(setting, account, loan).loan;

    await holdService.end(trx, setting, own, 'collected', copy.id);
    // Another item that was set aside for this hold is somebody else's now.
    const after = await accountOf(trx, setting, patron);
    return describeLoan(setting, after, loan).loan;
  }

  /**
   * Takes an item back. No rule keeps an item from being returned.
   *
   * @throws ProblemError `item-not-found`; `branch-unknown` for the desk's; `unavailable` where the same
   *   item is being lent at another desk
   */
  async checkIn(
    trx: Transaction<Tables>,
    asked: { barcode: string; branch?: string | undefined },
  ): Promise<AnswerOf<typeof checkIn>> {
    const { loans, items, patrons, placement, holdDescriber } = this.#parts;
    const scanned = await items.byBarcode(trx, asked.barcode.trim());
    if (!scanned) throw new ProblemError('item-not-found');
    // Patrons are locked before records, so whose loan it is has to be known before it cannot change any more.
    const seen = await loans.ofItem(trx, scanned.id);
    const patron = seen && (await patrons.lock(trx, seen.patron));
    await items.lockRecord(trx, scanned.record.id);
    const loan = await loans.ofItem(trx, scanned.id);
    if (loan && loan.id !== seen?.id) throw new ProblemError('unavailable', { retryAfter: 1 });

    const setting = await this.#parts.setting(trx);
    const desk = asked.branch ?? scanned.branch;
    if (desk !== scanned.branch && !setting.hasBranch(desk)) throw new ProblemError('branch-unknown');
    const returned = loan && patron && (await this.#return(trx, setting, patron, loan));
    const copy = (await items.byIds(trx, [scanned.id])).get(scanned.id);
    // As in a check-out, an import may have come first.
    if (!copy) throw new ProblemError('item-not-found');
    const placed = await placement.place(trx, setting, copy, desk);
    const [hold] = placed.hold ? await holdDescriber.describe(trx, setting, [placed.hold]) : [];
    return {
      ...returned,
      ...(hold && { hold }),
      destination: placed.destination,
      ...(placed.branch !== undefined && { branch: placed.branch }),
    };
  }

  async #return(trx: Transaction<Tables>, setting: Setting, patron: Patron, loan: OpenLoan) {
    const { loans, feeService } = this.#parts;
    const account = await accountOf(trx, setting, patron);
    const { notRenewable: _, ...shown } = describeLoan(setting, account, loan).loan;
    await loans.close(trx, loan.id, setting.now, patron.keepsHistory);
    const terms = setting.rules.terms(patron.category, loan.itemType);
    const amount = fineFor(loan.dueDate, setting.today, terms, setting.opening(loan.branch));
    if (amount === 0) return { loan: shown };
    const charge = { patron: patron.id, record: loan.record, kind: 'overdue', amount };
    return { loan: shown, fine: await feeService.charge(trx, setting, charge) };
  }
}

/** @throws ProblemError for the first reason not to lend it */
function newLoan(
  setting: Setting,
  { patron, card, loans }: Account,
  copy: Copy,
  heldByOthers: boolean,
): OpenLoan {
  const terms = setting.rules.terms(patron.category, copy.itemType);
  const refusal = checkOutRefusal({
    card,
    terms,
    status: copy.status,
    hasIt: loans.some(({ item }) => item === copy.id),
    heldByOthers,
    loans: loans.length,
    loansOfType: loans.filter(({ itemType }) => itemType === copy.itemType).length,
  });
  if (refusal !== undefined) throw new ProblemError(refusal);
  try {
    return {
      id: newId(),
      patron: patron.id,
      item: copy.id,
      record: copy.record.id,
      itemType: copy.itemType,
      branch: copy.branch,
      borrowedAt: setting.now,
      dueDate: dueDate(setting.today, terms.loanDays, setting.opening(copy.branch)),
      renewals: 0,
    };
  } catch (error) {
    if (error instanceof NeverOpen) throw new ProblemError('branch-never-open', { cause: error });
    throw error;
  }
}

/** Whether an item at hand is somebody else's to borrow: set aside for them, or needed for those who wait before `own`. */
function isForOthers(
  setting: Setting,
  copy: Copy,
  own: OpenHold | undefined,
  queue: readonly OpenHold[],
  copies: readonly Copy[],
): boolean {
  const keptFor = queue.find(({ setAside }) => setAside === copy.id);
  if (keptFor) return keptFor.id !== own?.id;
  if (own?.setAside !== undefined) return false;
  const before =
    own?.status === 'waiting' ? queue.slice(0, queue.indexOf(own)) : queue.filter((hold) => hold !== own);
  return isWanted(
    copy,
    before.filter(({ status }) => status === 'waiting'),
    copies.filter(isOnShelf),
    setting.wouldTake,
  );
}
