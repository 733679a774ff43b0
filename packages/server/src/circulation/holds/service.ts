import type { BodyOf, changeHold, Hold, placeHold } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import { isOnShelf, type CatalogItems, type Copy } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { fieldError } from '../../problems/field-errors.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import { isDay } from '../../local-day.ts';
import type { Patron } from '../../patrons/patron.ts';
import type { PatronService } from '../../patrons/service.ts';
import { accountOf, type Account } from '../account.ts';
import { newId } from '../../random.ts';
import { holdRefusal } from '../refusals.ts';
import type { Setting, TellSetting } from '../setting.ts';
import type { HoldDescriber } from './describer.ts';
import type { ItemPlacement } from './placement.ts';
import { shareOut } from './queue.ts';
import type { HoldStore, OpenHold } from './store.ts';

export interface HoldServiceParts {
  readonly db: Kysely<Tables>;
  readonly holds: HoldStore;
  readonly items: CatalogItems;
  readonly placement: ItemPlacement;
  readonly describer: HoldDescriber;
  readonly patrons: Pick<PatronService, 'lock'>;
  readonly setting: TellSetting;
}

/** States from which an item will be lent, now or some day. */
const prospects: ReadonlySet<string> = new Set([
  'available',
  'on-loan',
  'on-hold-shelf',
  'in-transit',
  'in-repair',
  'on-order',
]);

/** What patrons do with their holds: place, change and cancel them. */
export class HoldService {
  readonly #parts: HoldServiceParts;

  constructor(parts: HoldServiceParts) {
    this.#parts = parts;
  }

  /** A patron's open holds, ready ones first. */
  async list(patron: Pick<Patron, 'id'>): Promise<Hold[]> {
    const { db, holds, describer, setting } = this.#parts;
    return describer.describe(db, await setting(db), await holds.ofPatron(db, patron.id));
  }

  /** @throws ProblemError `record-not-found`, `item-not-found`, or the refusal */
  async place(
    trx: Transaction<Tables>,
    { id }: Pick<Patron, 'id'>,
    asked: BodyOf<typeof placeHold>,
  ): Promise<Hold> {
    const { holds, items, patrons, describer } = this.#parts;
    const patron = await patrons.lock(trx, id);
    if (!(await items.lockRecord(trx, asked.record))) throw new ProblemError('record-not-found');
    const setting = await this.#parts.setting(trx);
    const account = await accountOf(trx, setting, patron, [asked.record]);
    const copies = account.copies.filter(({ record }) => record.id === asked.record);
    if (asked.item !== undefined && !copies.some((copy) => copy.id === asked.item)) {
      throw new ProblemError('item-not-found');
    }
    const hold = {
      id: newId(),
      patron: id,
      category: patron.category,
      record: asked.record,
      item: asked.item,
      pickupBranch: asked.pickupBranch ?? patron.homeBranch,
      placedAt: setting.now,
    };
    await this.#assertHoldable(trx, setting, account, hold, copies);
    await holds.add(trx, hold);
    const [placed] = await describer.describe(trx, setting, [(await holds.byId(trx, hold.id))!]);
    return placed!;
  }

  /** @throws ProblemError `hold-not-found`, `hold-not-changeable`, `branch-unknown`, `bad-request` for a day that has passed */
  async change(
    trx: Transaction<Tables>,
    patron: Pick<Patron, 'id'>,
    id: string,
    asked: BodyOf<typeof changeHold>,
    language: string,
  ): Promise<Hold> {
    const { holds, describer } = this.#parts;
    const hold = await this.#lock(trx, patron, id);
    if (hold.status !== 'waiting' && hold.status !== 'suspended')
      throw new ProblemError('hold-not-changeable');
    const setting = await this.#parts.setting(trx);
    const { pickupBranch = hold.pickupBranch } = asked;
    if (pickupBranch !== hold.pickupBranch && !setting.hasBranch(pickupBranch)) {
      throw new ProblemError('branch-unknown');
    }
    const suspended =
      asked.suspended ?? (hold.status === 'suspended' || typeof asked.suspendedUntil === 'string');
    const until =
      asked.suspendedUntil === undefined ? hold.suspendedUntil : (asked.suspendedUntil ?? undefined);
    // The contract looks at the form alone: to look at the calendar, too, would make every page heavier.
    if (suspended && until !== undefined && (!isDay(until) || until <= setting.today)) {
      const fault = { name: 'suspendedUntil', form: `> ${setting.today}` };
      throw new ProblemError('bad-request', {
        errors: [fieldError('/suspendedUntil', 'wrong-form', fault, language)],
      });
    }
    await holds.change(trx, id, {
      pickupBranch,
      status: suspended ? 'suspended' : 'waiting',
      suspendedUntil: suspended ? until : undefined,
    });
    const [changed] = await describer.describe(trx, setting, [(await holds.byId(trx, id))!]);
    return changed!;
  }

  /**
   * Cancels a hold; an item that was ready for it goes to whoever waits next. One on its way goes on, and finds its
   * place where it arrives.
   *
   * @throws ProblemError `hold-not-found`
   */
  async cancel(trx: Transaction<Tables>, patron: Pick<Patron, 'id'>, id: string): Promise<Hold> {
    const hold = await this.#lock(trx, patron, id);
    const setting = await this.#parts.setting(trx);
    await this.end(trx, setting, hold, 'cancelled');
    const [cancelled] = await this.#parts.describer.describe(trx, setting, [hold]);
    const { id: same, record, item, pickupBranch, placedAt } = cancelled!;
    return {
      id: same,
      record,
      pickupBranch,
      placedAt,
      status: 'cancelled',
      ...(item !== undefined && { item }),
    };
  }

  /**
   * Ends a hold whose record is locked, and finds another place for what was ready for it.
   *
   * @param taken the item that its patron borrows
   */
  async end(
    trx: Transaction<Tables>,
    setting: Setting,
    hold: OpenHold,
    status: 'collected' | 'expired' | 'cancelled',
    taken?: string,
  ): Promise<void> {
    const { holds, items, placement } = this.#parts;
    await holds.close(trx, hold.id, status, setting.now);
    if (hold.status !== 'ready' || hold.setAside === taken) return;
    const copy = (await items.byIds(trx, [hold.setAside!])).get(hold.setAside!)!;
    await placement.place(trx, setting, copy, hold.pickupBranch);
  }

  /** Reads a patron's hold with its record locked. @throws ProblemError `hold-not-found` */
  async #lock(trx: Transaction<Tables>, patron: Pick<Patron, 'id'>, id: string): Promise<OpenHold> {
    const { holds, items, patrons } = this.#parts;
    await patrons.lock(trx, patron.id);
    const before = await holds.byId(trx, id);
    if (before?.patron !== patron.id) throw new ProblemError('hold-not-found');
    await items.lockRecord(trx, before.record);
    const hold = await holds.byId(trx, id);
    if (!hold) throw new ProblemError('hold-not-found');
    return hold;
  }

  async #assertHoldable(
    trx: Transaction<Tables>,
    setting: Setting,
    { patron, card, loans, holds: open }: Account,
    hold: Pick<OpenHold, 'id' | 'category' | 'record' | 'item' | 'pickupBranch'>,
    copies: readonly Copy[],
  ): Promise<void> {
    const { holds } = this.#parts;
    const mine = await holds.ofPatron(trx, patron.id);
    const queue = open.filter(({ record, status }) => record === hold.record && status === 'waiting');
    const refusal = holdRefusal({
      card,
      terms: setting.rules.terms(patron.category),
      lendable: copies.some((copy) => prospects.has(copy.status) && setting.wouldTake(hold, copy)),
      hasIt: loans.some(
        ({ record, item }) => record === hold.record && (hold.item === undefined || hold.item === item),
      ),
      waitsForIt: mine.some(
        ({ record, item }) =>
          record === hold.record && (item === undefined || hold.item === undefined || item === hold.item),
      ),
      onShelf: shareOut([...queue, hold], copies.filter(isOnShelf), setting.wouldTake).has(hold),
      holds: mine.length,
      knownBranch: setting.hasBranch(hold.pickupBranch),
    });
    if (refusal !== undefined) throw new ProblemError(refusal);
  }
}
