import type { Hold } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { CatalogItems } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import type { Setting } from '../setting.ts';
import { estimateDays, positionOf } from './queue.ts';
import type { HoldStore, OpenHold } from './store.ts';

const rank: Record<OpenHold['status'], number> = { ready: 0, 'in-transit': 1, waiting: 2, suspended: 3 };

/** Describes open holds as their patron sees them. */
export class HoldDescriber {
  readonly #items: CatalogItems;
  readonly #holds: HoldStore;

  constructor(items: CatalogItems, holds: HoldStore) {
    this.#items = items;
    this.#holds = holds;
  }

  /** @returns ready ones first, then as far as they are */
  async describe(db: Kysely<Tables>, setting: Setting, holds: readonly OpenHold[]): Promise<Hold[]> {
    const ids = [...new Set(holds.map(({ record }) => record))];
    const records = await this.#items.records(db, ids);
    const queued = holds.filter(({ status }) => status === 'waiting').map(({ record }) => record);
    const waiting = (await this.#holds.ofRecords(db, ids)).filter(({ status }) => status === 'waiting');
    const queues = Map.groupBy(waiting, ({ record }) => record);
    const copies = Map.groupBy(await this.#items.ofRecords(db, queued), ({ record }) => record.id);

    const describe = (hold: OpenHold): Hold => {
      const queue = queues.get(hold.record) ?? [];
      const place = hold.status === 'waiting' ? positionOf(hold, queue) : undefined;
      const prospects = (copies.get(hold.record) ?? []).filter((copy) => setting.wouldTake(hold, copy));
      // The usual length: of those who borrow most, and of the kind of item that is waited for.
      const { loanDays } = setting.rules.terms('adult', prospects[0]?.itemType);
      const estimated = place && estimateDays(place, prospects, setting.today, loanDays);
      return {
        id: hold.id,
        record: records.get(hold.record)!,
        pickupBranch: hold.pickupBranch,
        placedAt: hold.placedAt.toISOString(),
        status: hold.status,
        queueLength: queue.length,
        ...(hold.item !== undefined && { item: hold.item }),
        ...(place !== undefined && { position: place }),
        ...(estimated !== undefined && { estimatedDays: estimated }),
        ...(hold.readyUntil !== undefined && { readyUntil: hold.readyUntil }),
        ...(hold.suspendedUntil !== undefined && { suspendedUntil: hold.suspendedUntil }),
      };
    };
    return holds.toSorted((a, b) => rank[a.status] - rank[b.status]).map(describe);
  }
}
