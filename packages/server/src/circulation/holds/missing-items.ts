import type { AnswerOf, BodyOf, markMissing } from '@pustaka/core/contract';
import type { Transaction } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import { borrowedItem } from '../borrowed-item.ts';
import { isAtHand } from '../refusals.ts';
import type { TellSetting } from '../setting.ts';
import type { HoldDescriber } from './describer.ts';
import type { HoldStore } from './store.ts';

export interface MissingItemsParts {
  readonly holds: HoldStore;
  readonly items: CatalogItems;
  readonly holdDescriber: HoldDescriber;
  readonly setting: TellSetting;
}

/** Items that staff look for and do not find. */
export class MissingItems {
  readonly #parts: MissingItemsParts;

  constructor(parts: MissingItemsParts) {
    this.#parts = parts;
  }

  /**
   * Counts an item as missing until it is checked in. The hold that it was set aside for waits again, in its old place.
   *
   * @throws ProblemError `item-not-found`; `already-on-loan`, `not-available` where it was not to be found anyway
   */
  async mark(
    trx: Transaction<Tables>,
    { barcode }: BodyOf<typeof markMissing>,
  ): Promise<AnswerOf<typeof markMissing>> {
    const { holds, items, holdDescriber, setting } = this.#parts;
    const scanned = await items.lockByBarcode(trx, barcode.trim());
    const copy = scanned && (await items.byIds(trx, [scanned.item])).get(scanned.item);
    if (!copy) throw new ProblemError('item-not-found');
    const { record, status } = copy;
    if (status === 'on-loan') throw new ProblemError('already-on-loan');
    if (!isAtHand(copy) && status !== 'missing') throw new ProblemError('not-available');

    await items.move(trx, copy.id, 'missing');
    const answer = { record, item: borrowedItem(copy) };
    const open = await holds.ofRecords(trx, [record.id]);
    const kept = open.find(({ setAside }) => setAside === copy.id);
    if (!kept) return answer;
    await holds.release(trx, kept.id);
    const waiting = (await holds.byId(trx, kept.id))!;
    const [hold] = await holdDescriber.describe(trx, await setting(trx), [waiting]);
    return { ...answer, hold };
  }
}
