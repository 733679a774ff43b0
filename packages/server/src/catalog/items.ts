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

interface CopyRow {
  id: string;
  barcode: string | null;
  call_number: string | null;
  branch: string;
  item_type: string | null;
  status: string;
  due_date: string | null;
  record: BorrowedRecord;
}

const borrowedRecord = sql`
  jsonb_strip_nulls(jsonb_build_object(
    'id', r.id, 'title', r.description->>'title', 'author', r.description->'contributors'->0->>'name',
    'format', r.description->>'format'))`;

const copies = sql`
  select i.id, i.barcode, i.call_number, i.branch, i.item_type, i.status, i.due_date, ${borrowedRecord} as record
  from item i join record r on r.id = i.record_id`;

/** The items of the catalogue for whoever lends them. Pass the transaction as `db` inside one. */
export class CatalogItems {
  /** Where a barcode stands on several items, the one whose record is still in the catalogue. */
  async byBarcode(db: Kysely<Tables>, barcode: string): Promise<Copy | undefined> {
    const [copy] = await read(
      db,
      sql`where i.barcode = ${barcode} order by r.deleted_at nulls first, i.id limit 1`,
    );
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
    const { rows } = await sql<{ record: BorrowedRecord }>`
      select ${borrowedRecord} as record from record r where r.id = any(${ids}::text[])`.execute(db);
    return new Map(rows.map(({ record }) => [record.id, record]));
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

  /** Gives an item another state; searches on every node follow. From now on imports leave its state alone. */
  async move(
    trx: Transaction<Tables>,
    item: string,
    status: ItemStatus,
    dueDate: string | null = null,
  ): Promise<void> {
    await sql`
      with moved as (
        update item set status = ${status}, due_date = ${dueDate}, managed = true where id = ${item} returning record_id)
      update record set change = pg_current_xact_id() where id = (select record_id from moved)`.execute(trx);
  }
}

async function read(db: Kysely<Tables>, condition: RawBuilder<unknown>): Promise<Copy[]> {
  const { rows } = await sql<CopyRow>`${copies} ${condition}`.execute(db);
  return rows.map(({ barcode, call_number, item_type, due_date, ...row }) => ({
    ...row,
    barcode: barcode ?? undefined,
    callNumber: call_number ?? undefined,
    itemType: item_type ?? undefined,
    dueDate: due_date ?? undefined,
  }));
}
