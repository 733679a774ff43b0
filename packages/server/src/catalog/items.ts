import type { BorrowedRecord, ItemStatus } from '@pustaka/core/contract';
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** An item as lending sees it, with what a reader knows it by. */
export interface Copy {
  readonly id: string;
  readonly record: BorrowedRecord;
  readonly barcode: string | undefined;
  readonly callNumber: string | undefined;
  /** Where it belongs. */
  readonly branch: string;
  readonly itemType: string | undefined;
  /** Of the contract's item statuses. */
  readonly status: string;
  /** Where it is on loan: `YYYY-MM-DD`. */
  readonly dueDate: string | undefined;
}

interface RecordRow {
  record_id: string;
  title: string;
  author: string | null;
  format: string;
}

/** An item as {@link copiesOf} reads it. */
export interface CopyJson extends RecordRow {
  id: string;
  barcode: string | null;
  call_number: string | null;
  branch: string;
  item_type: string | null;
  status: string;
  due_date: string | null;
}

const recordColumns = sql`
  r.id as record_id, r.description->>'title' as title,
  r.description->'contributors'->0->>'name' as author, r.description->>'format' as format`;

const copies = sql`
  select i.id, i.barcode, i.call_number, i.branch, i.item_type, i.status, i.due_date, ${recordColumns}
  from item i join record r on r.id = i.record_id`;

/** Where a barcode stands on several items, the one whose record is still in the catalogue. */
const ofBarcode = (barcode: string) =>
  sql`where i.barcode = ${barcode} order by r.deleted_at nulls first, i.id limit 1`;

const onShelf: ItemStatus = 'available';

/** Whether an item stands on a shelf, to be borrowed. */
export const isOnShelf = ({ status }: Pick<Copy, 'status'>): boolean => status === onShelf;

/**
 * SQL that tells whether an item of a record stands on a shelf, for another domain's statement that would otherwise read all that do.
 *
 * @param record SQL of the record's id
 */
export const hasOnShelf = (record: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from item where item.record_id = ${record} and item.status = ${onShelf})`;

/**
 * SQL that tells whether a record has left the catalogue, or, where one is named, an item has left the record.
 *
 * @param item SQL of the item's id or null
 */
export const hasLeft = (record: RawBuilder<unknown>, item: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(
    not exists (select from record where record.id = ${record} and record.deleted_at is null)
    or ${item} is not null and not exists (select from item where item.id = ${item} and item.record_id = ${record}))`;

/**
 * SQL of items as a JSON list of {@link CopyJson}, null where there are none, for another domain's statement that would
 * otherwise be followed by one more.
 *
 * @param ids SQL of an array: these items
 * @param records SQL of an array: and all items of these records
 */
export const copiesOf = (ids: RawBuilder<unknown>, records: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select json_agg(copy order by copy.id)
  from (${copies} where i.id = any(${ids}) or i.record_id = any(${records})) as copy)`;

/** The items of the catalogue for whoever lends them. Pass the transaction as `db` inside one. */
export class CatalogItems {
  async byBarcode(db: Kysely<Tables>, barcode: string): Promise<Copy | undefined> {
    const [copy] = await read(db, ofBarcode(barcode));
    return copy;
  }

  /** By their ids; those that do not exist are missing. */
  async byIds(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Copy>> {
    if (ids.length === 0) return new Map();
    const found = await read(db, sql`where i.id = any(${ids}::text[])`);
    return new Map(found.map((copy) => [copy.id, copy]));
  }

  /** All items of some records, in the order of their ids. */
  async ofRecords(db: Kysely<Tables>, records: readonly string[]): Promise<Copy[]> {
    if (records.length === 0) return [];
    return read(db, sql`where i.record_id = any(${records}::text[]) order by i.id`);
  }

  /** What is shown of records, also of those that have left the catalogue. */
  async records(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, BorrowedRecord>> {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<RecordRow>`
      select ${recordColumns} from record r where r.id = any(${ids}::text[])`.execute(db);
    return new Map(rows.map((row) => [row.record_id, toRecord(row)]));
  }

  /**
   * Lets nobody else lend, return or hold items of a record until the transaction ends. Whoever locks several records
   * locks them in the order of their ids, and patrons before records.
   *
   * @returns whether the catalogue has the record
   */
  async lockRecord(trx: Transaction<Tables>, record: string): Promise<boolean> {
    const { rows } = await sql<{ deleted: boolean }>`
      select deleted_at is not null as deleted from record where id = ${record} for no key update`.execute(
      trx,
    );
    return rows[0]?.deleted === false;
  }

  /** As {@link lockRecord}, by a barcode that stands on an item of the record. @returns which these are */
  async lockByBarcode(
    trx: Transaction<Tables>,
    barcode: string,
  ): Promise<{ readonly item: string; readonly record: string } | undefined> {
    const { rows } = await sql<{ item: string; record: string }>`
      with scanned as (
        select i.id, i.record_id from item i join record r on r.id = i.record_id ${ofBarcode(barcode)})
      select scanned.id as item, r.id as record
      from scanned join record r on r.id = scanned.record_id for no key update of r`.execute(trx);
    return rows[0];
  }

  /**
   * Gives an item another state; searches on every node follow. From now on imports leave its state alone.
   *
   * @param besides what another domain writes with it, in the same statement
   */
  async move(
    trx: Transaction<Tables>,
    item: string,
    status: ItemStatus,
    dueDate: string | null = null,
    besides: RawBuilder<unknown> = sql`select`,
  ): Promise<void> {
    await sql`
      with besides as (${besides}), moved as (
        update item set status = ${status}, due_date = ${dueDate}, managed = true where id = ${item} returning record_id)
      update record set change = pg_current_xact_id() where id = (select record_id from moved)`.execute(trx);
  }
}

async function read(db: Kysely<Tables>, condition: RawBuilder<unknown>): Promise<Copy[]> {
  const { rows } = await sql<CopyJson>`${copies} ${condition}`.execute(db);
  return rows.map(toCopy);
}

export function toCopy(row: CopyJson): Copy {
  return {
    id: row.id,
    record: toRecord(row),
    barcode: row.barcode ?? undefined,
    callNumber: row.call_number ?? undefined,
    branch: row.branch,
    itemType: row.item_type ?? undefined,
    status: row.status,
    dueDate: row.due_date ?? undefined,
  };
}

const toRecord = ({ record_id: id, title, author, format }: RecordRow): BorrowedRecord => ({
  id,
  title,
  ...(author !== null && { author }),
  format,
});
