import type { PatronCategory } from '@pustaka/core/contract';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { HoldTable } from '../../database/tables/circulation.ts';
import type { Tables } from '../../database/tables.ts';
import { hasLeft, hasOnShelf } from '../../catalog/items.ts';
import { categoryOf } from '../../patrons/category-of.ts';

/** A hold that is not over. */
export interface OpenHold {
  readonly id: string;
  readonly patron: string;
  /** The patron's. */
  readonly category: PatronCategory;
  readonly record: string;
  /** The one item that would do; any of the record where absent. */
  readonly item: string | undefined;
  readonly pickupBranch: string;
  readonly placedAt: Date;
  readonly status: 'waiting' | 'suspended' | 'in-transit' | 'ready';
  /** The day on which it waits again. */
  readonly suspendedUntil: string | undefined;
  /** The item that is ready or on its way. */
  readonly setAside: string | undefined;
  /** The last day on which it can be collected. */
  readonly readyUntil: string | undefined;
}

/** What a patron may change of a hold. */
export type HoldChange = Pick<OpenHold, 'pickupBranch' | 'suspendedUntil'> & {
  readonly status: 'waiting' | 'suspended';
};

/** SQL of the holds. */
export class HoldStore {
  async add(
    trx: Transaction<Tables>,
    hold: Pick<OpenHold, 'id' | 'patron' | 'record' | 'item' | 'pickupBranch' | 'placedAt'>,
  ): Promise<void> {
    await trx
      .insertInto('hold')
      .values({
        id: hold.id,
        patron_id: hold.patron,
        record_id: hold.record,
        item_id: hold.item ?? null,
        pickup_branch: hold.pickupBranch,
        placed_at: hold.placedAt,
        status: 'waiting',
      })
      .execute();
  }

  /** A patron's open holds in the order in which they were placed. */
  async ofPatron(db: Kysely<Tables>, patron: string): Promise<OpenHold[]> {
    return (await inOrder(open(db).where('patron_id', '=', patron)).execute()).map(toOpenHold);
  }

  /** The open holds of some records, in the order in which they are served. */
  async ofRecords(db: Kysely<Tables>, records: readonly string[]): Promise<OpenHold[]> {
    if (records.length === 0) return [];
    const among = sql<string>`any(${records}::text[])`;
    return (await inOrder(open(db).where('record_id', '=', among)).execute()).map(toOpenHold);
  }

  /** The holds that wait for a record of which a copy stands on a shelf, in the order in which they are served. */
  async besideShelf(db: Kysely<Tables>): Promise<OpenHold[]> {
    const waiting = open(db)
      .where('status', '=', 'waiting')
      .where(hasOnShelf(sql.ref('hold.record_id')));
    return (await inOrder(waiting).execute()).map(toOpenHold);
  }

  async byId(db: Kysely<Tables>, id: string): Promise<OpenHold | undefined> {
    const row = await open(db).where('id', '=', id).executeTakeFirst();
    return row && toOpenHold(row);
  }

  /** Ready holds whose last day is over. */
  async overdue(db: Kysely<Tables>, today: string): Promise<Pick<OpenHold, 'id' | 'record'>[]> {
    return db
      .selectFrom('hold')
      .select(['id', 'record_id as record'])
      .where('status', '=', 'ready')
      .where('ready_until', '<', today)
      .execute();
  }

  /** Holds that wait for what is not in the catalogue any more. @param id this one only */
  async stranded(db: Kysely<Tables>, id?: string): Promise<Pick<OpenHold, 'id' | 'record'>[]> {
    return db
      .selectFrom('hold')
      .select(['id', 'record_id as record'])
      .where('closed_at', 'is', null)
      .where('status', 'in', ['waiting', 'suspended'])
      .where(hasLeft(sql.ref('record_id'), sql.ref('item_id')))
      .$if(id !== undefined, (query) => query.where('id', '=', id!))
      .execute();
  }

  async change(trx: Transaction<Tables>, id: string, change: HoldChange): Promise<void> {
    const { pickupBranch, status, suspendedUntil } = change;
    await trx
      .updateTable('hold')
      .set({ pickup_branch: pickupBranch, status, suspended_until: suspendedUntil ?? null })
      .where('id', '=', id)
      .execute();
  }

  /** @param readyUntil the last day on the hold shelf; absent while the item is on its way there */
  async setAside(trx: Transaction<Tables>, id: string, item: string, readyUntil?: string): Promise<void> {
    await trx
      .updateTable('hold')
      .set({
        status: readyUntil === undefined ? 'in-transit' : 'ready',
        set_aside_item: item,
        ready_until: readyUntil ?? null,
      })
      .where('id', '=', id)
      .execute();
  }

  /** Lets a hold wait again for which an item was set aside. */
  async release(trx: Transaction<Tables>, id: string): Promise<void> {
    await trx
      .updateTable('hold')
      .set({ status: 'waiting', set_aside_item: null, ready_until: null })
      .where('id', '=', id)
      .execute();
  }

  /** Ends a hold, which from now on does not say whose it was. */
  async close(
    trx: Transaction<Tables>,
    id: string,
    status: 'collected' | 'expired' | 'cancelled',
    at: Date,
  ): Promise<void> {
    await trx
      .updateTable('hold')
      .set({
        status,
        closed_at: at,
        patron_id: null,
        set_aside_item: null,
        ready_until: null,
        suspended_until: null,
      })
      .where('id', '=', id)
      .execute();
  }

  /** Lets holds wait again whose suspension has ended. @returns how many */
  async resume(db: Kysely<Tables>, today: string): Promise<number> {
    const { numUpdatedRows } = await db
      .updateTable('hold')
      .set({ status: 'waiting', suspended_until: null })
      .where('status', '=', 'suspended')
      .where('suspended_until', '<=', today)
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }
}

/** Columns of an open hold. */
export type HoldRow = Omit<Selectable<HoldTable>, 'closed_at'> & { category: PatronCategory };

const open = (db: Kysely<Tables>) =>
  db
    .selectFrom('hold')
    .selectAll()
    .select(categoryOf(sql.ref('hold.patron_id')).as('category'))
    .where('closed_at', 'is', null);

const inOrder = (query: ReturnType<typeof open>) => query.orderBy('placed_at').orderBy('id');

export function toOpenHold(row: HoldRow): OpenHold {
  return {
    id: row.id,
    patron: row.patron_id!,
    category: row.category,
    record: row.record_id,
    item: row.item_id ?? undefined,
    pickupBranch: row.pickup_branch,
    placedAt: row.placed_at,
    status: row.status as OpenHold['status'],
    suspendedUntil: row.suspended_until ?? undefined,
    setAside: row.set_aside_item ?? undefined,
    readyUntil: row.ready_until ?? undefined,
  };
}
