import type { ItemStatus } from '@pustaka/core/contract';
import type { Transaction } from 'kysely';
import { isOnShelf, type CatalogItems, type Copy } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { dueDate } from '../days/due-date.ts';
import { addDays } from '../../local-day.ts';
import { NeverOpen } from '../days/opening.ts';
import type { PatronService } from '../../patrons/service.ts';
import type { Setting } from '../setting.ts';
import { shareOut } from './queue.ts';
import type { HoldStore, OpenHold } from './store.ts';

/** Where an item goes that lies on a desk. */
export interface Placement {
  readonly destination: 'shelf' | 'hold-shelf' | 'transit';
  /** Where it travels, if it does. */
  readonly branch?: string;
  /** The hold that it is set aside for. */
  readonly hold?: OpenHold;
}

/** States that nothing is done about when such an item turns up: it is not lent. */
const staysAsItIs: ReadonlySet<string> = new Set<ItemStatus>(['reference', 'withdrawn']);

/** Finds the next place of items that are free: for whoever waits first, else on the shelf where they belong. */
export class ItemPlacement {
  readonly #items: CatalogItems;
  readonly #holds: HoldStore;
  readonly #patrons: Pick<PatronService, 'byId'>;

  constructor(items: CatalogItems, holds: HoldStore, patrons: Pick<PatronService, 'byId'>) {
    this.#items = items;
    this.#holds = holds;
    this.#patrons = patrons;
  }

  /**
   * Places an item that nobody has on loan. Its record must be locked.
   *
   * @param at the branch where it lies
   */
  async place(trx: Transaction<Tables>, setting: Setting, copy: Copy, at: string): Promise<Placement> {
    if (staysAsItIs.has(copy.status)) return { destination: 'shelf' };
    const holds = await this.#holds.ofRecords(trx, [copy.record.id]);
    const hold =
      holds.find(({ setAside }) => setAside === copy.id) ?? (await this.#nextFor(trx, setting, copy, holds));
    if (hold) return this.#setAside(trx, setting, copy, hold, at);
    if (copy.branch !== '' && copy.branch !== at) {
      await this.#items.move(trx, copy.id, 'in-transit');
      return { destination: 'transit', branch: copy.branch };
    }
    await this.#items.move(trx, copy.id, 'available');
    return { destination: 'shelf' };
  }

  /** What lies on the desk is shared out before what stands on shelves, which may not be found there. */
  async #nextFor(
    trx: Transaction<Tables>,
    setting: Setting,
    copy: Copy,
    holds: readonly OpenHold[],
  ): Promise<OpenHold | undefined> {
    const queue = holds.filter(({ status }) => status === 'waiting');
    if (queue.length === 0) return undefined;
    const copies = await this.#items.ofRecords(trx, [copy.record.id]);
    const others = copies.filter((other) => isOnShelf(other) && other.id !== copy.id);
    const shares = shareOut(queue, [copy, ...others], setting.wouldTake);
    return [...shares].find(([, items]) => items.includes(copy))?.[0];
  }

  async #setAside(
    trx: Transaction<Tables>,
    setting: Setting,
    copy: Copy,
    hold: OpenHold,
    at: string,
  ): Promise<Placement> {
    const arrived = hold.pickupBranch === at;
    const readyUntil = arrived
      ? (hold.readyUntil ?? (await this.#lastDay(trx, setting, copy, hold)))
      : undefined;
    await this.#holds.setAside(trx, hold.id, copy.id, readyUntil);
    await this.#items.move(trx, copy.id, arrived ? 'on-hold-shelf' : 'in-transit');
    const placed: OpenHold = {
      ...hold,
      status: arrived ? 'ready' : 'in-transit',
      setAside: copy.id,
      readyUntil,
    };
    return arrived
      ? { destination: 'hold-shelf', hold: placed }
      : { destination: 'transit', branch: hold.pickupBranch, hold: placed };
  }

  async #lastDay(trx: Transaction<Tables>, setting: Setting, copy: Copy, hold: OpenHold): Promise<string> {
    const patron = (await this.#patrons.byId(hold.patron, trx))!;
    const { holdShelfDays } = setting.rules.terms(patron.category, copy.itemType);
    try {
      return dueDate(setting.today, holdShelfDays, setting.opening(hold.pickupBranch));
    } catch (error) {
      if (!(error instanceof NeverOpen)) throw error;
      // Nobody can collect it there; but an item that comes back is taken all the same.
      return addDays(setting.today, holdShelfDays);
    }
  }
}
