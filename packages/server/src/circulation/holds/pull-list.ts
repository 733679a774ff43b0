import type { AnswerOf, HoldToPull, listHoldsToPull, QueryOf } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import { isOnShelf, type CatalogItems, type Copy } from '../../catalog/items.ts';
import type { Tables } from '../../database/index.ts';
import { borrowedItem } from '../borrowed-item.ts';
import { readCursor, writeCursor, type Place } from '../cursor.ts';
import type { TellSetting } from '../setting.ts';
import { positionOf, shareOut } from './queue.ts';
import type { HoldStore, OpenHold } from './store.ts';

export interface PullListParts {
  readonly db: Kysely<Tables>;
  readonly holds: HoldStore;
  readonly items: CatalogItems;
  readonly setting: TellSetting;
}

interface Entry {
  readonly place: Place;
  readonly shown: HoldToPull;
}

/**
 * The holds that an item on a shelf could serve: those that began to wait, or to be servable, without any item coming to a
 * desk. Checking in a listed item serves one of them, so that the list grows shorter by each.
 */
export class PullList {
  readonly #parts: PullListParts;

  constructor(parts: PullListParts) {
    this.#parts = parts;
  }

  /** A page, the oldest hold first. @throws ProblemError `cursor-invalid` */
  async page({
    branch,
    limit,
    cursor,
  }: QueryOf<typeof listHoldsToPull>): Promise<AnswerOf<typeof listHoldsToPull>> {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const all = await this.#entries(({ branch: home }) => branch === undefined || branch === home);
    const rest = after ? all.filter(({ place }) => compare(place, after) > 0) : all;
    const page = rest.slice(0, limit);
    return {
      items: page.map(({ shown }) => shown),
      total: all.length,
      ...(page.length < rest.length && { next: writeCursor(page.at(-1)!.place) }),
    };
  }

  /** All of them: only who looks at whole queues can tell which item is whose. */
  async #entries(wanted: (copy: Copy) => boolean): Promise<Entry[]> {
    const { db, holds, items, setting } = this.#parts;
    const { wouldTake } = await setting(db);
    const queues = Map.groupBy(await holds.besideShelf(db), ({ record }) => record);
    const copies = await items.ofRecords(db, [...queues.keys()]);
    const shelves = Map.groupBy(copies.filter(isOnShelf), ({ record }) => record.id);
    return [...queues]
      .flatMap(([record, queue]) =>
        [...shareOut(queue, shelves.get(record) ?? [], wouldTake)].flatMap(([hold, all]) => {
          const some = all.filter(wanted);
          return some.length === 0 ? [] : { place: placeOf(hold), shown: describe(hold, queue, some) };
        }),
      )
      .sort((a, b) => compare(a.place, b.place));
  }
}

const placeOf = ({ placedAt, id }: OpenHold): Place => ({ at: placedAt, id });

const compare = (a: Place, b: Place): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));

const describe = (hold: OpenHold, queue: readonly OpenHold[], copies: readonly Copy[]): HoldToPull => ({
  id: hold.id,
  record: copies[0]!.record,
  items: copies.map(borrowedItem),
  pickupBranch: hold.pickupBranch,
  placedAt: hold.placedAt.toISOString(),
  position: positionOf(hold, queue),
});
