import type { ItemStatus } from '@pustaka/core/contract';
import { sql, type Kysely } from 'kysely';
import type { RecordDescription } from './describe/index.ts';
import type { Tables } from '../database/tables.ts';

/** Which of MARC's three families a record belongs to. Only bibliographic ones are shown and searched. */
export type RecordKind = 'bibliographic' | 'authority' | 'holdings';

/** A record as it goes into the database. */
export interface NewRecord {
  id: string;
  source: string;
  controlNumber: string;
  kind: RecordKind;
  /** Equal digests mean that nothing of the record changed. */
  digest: Buffer;
  /** ISO 2709 in UTF-8. */
  marc: Uint8Array;
  description: RecordDescription;
  /** When the library got it; now, where the record does not say. */
  addedAt: Date | undefined;
  /** Marked as deleted by its source (leader/05 `d`). */
  deleted: boolean;
  items: readonly StoredItem[];
}

/** An item as the database holds it. */
export interface StoredItem {
  id: string;
  barcode?: string | undefined;
  branch: string;
  location?: string | undefined;
  callNumber?: string | undefined;
  volume?: string | undefined;
  itemType?: string | undefined;
  collection?: string | undefined;
  status: string;
  /** `YYYY-MM-DD`. */
  dueDate?: string | undefined;
  note?: string | undefined;
}

/** A record as it comes out. */
export interface StoredRecord {
  id: string;
  description: RecordDescription;
  items: StoredItem[];
  addedAt: Date;
  updatedAt: Date;
}

/** What {@link CatalogStore.save} did with a batch. */
export interface SaveCounts {
  added: number;
  updated: number;
  unchanged: number;
  deleted: number;
}

/** Changed records since a point in time, and the point to ask from next. */
export interface Changes {
  upserts: StoredRecord[];
  deletes: string[];
}

/** States that lending brings about: of an item that this server lends, no other system knows them better. */
const circulating: readonly ItemStatus[] = ['on-loan', 'on-hold-shelf', 'in-transit'];

interface RecordRow {
  id: string;
  kind: RecordKind;
  description: RecordDescription;
  added_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
  items: StoredItem[] | null;
}

const recordColumns = sql`
  r.id, r.kind, r.description, r.added_at, r.updated_at, r.deleted_at,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
     'id', i.id, 'barcode', i.barcode, 'branch', i.branch, 'location', i.location, 'callNumber', i.call_number,
     'volume', i.volume, 'itemType', i.item_type, 'collection', i.collection, 'status', i.status,
     'dueDate', i.due_date, 'note', i.note)) order by i.position)
   from item i where i.record_id = r.id) as items`;

/** The catalogue's tables, `record` and `item`. */
export class CatalogStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Adds, updates or marks as deleted, all of the batch or nothing. Ids in a batch are distinct. */
  async save(batch: readonly NewRecord[]): Promise<SaveCounts> {
    return this.#db.transaction().execute(async (trx) => {
      const known = await this.#knownDigests(trx, batch);
      const changed = batch.filter((record) => {
        const before = known.get(record.id);
        if (!before) return !record.deleted;
        return before.deleted ? !record.deleted : record.deleted || !before.digest.equals(record.digest);
      });
      await this.#upsertRecords(trx, changed);
      await this.#replaceItems(
        trx,
        changed.filter((record) => !record.deleted),
        known,
      );
      const deleted = changed.filter((record) => record.deleted).length;
      const added = changed.filter((record) => !known.has(record.id)).length;
      return {
        added,
        deleted,
        updated: changed.length - added - deleted,
        unchanged: batch.length - changed.length,
      };
    });
  }

  /** The records with these ids that exist, in the order asked for. */
  async records(ids: readonly string[]): Promise<StoredRecord[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<RecordRow>`
      select ${recordColumns} from record r
      where r.id = any(${ids}::text[]) and r.deleted_at is null and r.kind = 'bibliographic'`.execute(
      this.#db,
    );
    const byId = new Map(rows.map((row) => [row.id, toRecord(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The MARC of a record, ISO 2709 in UTF-8. */
  async marc(id: string): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom('record')
      .select('marc')
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    return row?.marc;
  }

  /** All records' MARC in the order of their ids, in batches; for export. */
  async *allMarc(batchSize = 500): AsyncGenerator<Uint8Array> {
    let after = '';
    for (;;) {
      const rows = await this.#db
        .selectFrom('record')
        .select(['id', 'marc'])
        .where('deleted_at', 'is', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(batchSize)
        .execute();
      for (const row of rows) yield row.marc;
      if (rows.length < batchSize) return;
      after = rows.at(-1)!.id;
    }
  }

  /** How many records there are, of every kind. */
  async countAll(): Promise<number> {
    const { count } = await this.#db
      .selectFrom('record')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('deleted_at', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  }

  /**
   * A point in time: every transaction before it has ended, none after it is visible yet. (A sequence would not do: a
   * lower number can be committed after a higher one was read.)
   */
  async horizon(): Promise<string> {
    const { rows } = await sql<{ xmin: string }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`.execute(this.#db);
    return rows[0]!.xmin;
  }

  /** What changed from one {@link horizon} (`0` for the beginning) to another, in batches. */
  async *changes(from: string, to: string, batchSize = 500): AsyncGenerator<Changes> {
    let [change, id] = [from, ''];
    for (;;) {
      const { rows } = await sql<RecordRow & { change: string }>`
        select ${recordColumns}, r.change::text from record r
        where (r.change, r.id) > (${change}::xid8, ${id}) and r.change < ${to}::xid8
        order by r.change, r.id limit ${batchSize}`.execute(this.#db);
      const shown = rows.filter((row) => row.kind === 'bibliographic');
      yield {
        upserts: shown.filter((row) => row.deleted_at === null).map(toRecord),
        deletes: shown.filter((row) => row.deleted_at !== null).map((row) => row.id),
      };
      if (rows.length < batchSize) return;
      ({ change, id } = rows.at(-1)!);
    }
  }

  async #knownDigests(trx: Kysely<Tables>, batch: readonly NewRecord[]) {
    const rows = await trx
      .selectFrom('record')
      .select(['id', 'digest', 'deleted_at'])
      .where('id', '=', sql<string>`any(${batch.map((record) => record.id)}::text[])`)
      .execute();
    return new Map(
      rows.map((row) => [row.id, { digest: Buffer.from(row.digest), deleted: row.deleted_at !== null }]),
    );
  }

  async #upsertRecords(trx: Kysely<Tables>, records: readonly NewRecord[]): Promise<void> {
    if (records.length === 0) return;
    const column = <T>(of: (record: NewRecord) => T): T[] => records.map(of);
    await sql`
      insert into record (id, source, control_number, kind, digest, marc, description, added_at, updated_at, deleted_at)
      select id, source, control_number, kind, decode(digest, 'hex'), decode(marc, 'hex'), description::jsonb,
             least(coalesce(added_at, now()), now()), now(), case when deleted then now() end
      from unnest(
        ${column((r) => r.id)}::text[], ${column((r) => r.source)}::text[], ${column((r) => r.controlNumber)}::text[],
        ${column((r) => r.kind)}::text[], ${column((r) => r.digest.toString('hex'))}::text[],
        ${column((r) => Buffer.from(r.marc).toString('hex'))}::text[],
        ${column((r) => JSON.stringify(r.description))}::text[],
        ${column((r) => r.addedAt?.toISOString() ?? null)}::timestamptz[], ${column((r) => r.deleted)}::boolean[]
      ) as new(id, source, control_number, kind, digest, marc, description, added_at, deleted)
      on conflict (id) do update set
        kind = excluded.kind, digest = excluded.digest, marc = excluded.marc, description = excluded.description,
        updated_at = excluded.updated_at, deleted_at = excluded.deleted_at, change = pg_current_xact_id()`.execute(
      trx,
    );
  }

  async #replaceItems(
    trx: Kysely<Tables>,
    records: readonly NewRecord[],
    known: ReadonlyMap<string, unknown>,
  ): Promise<void> {
    const items = records.flatMap((record) =>
      record.items.map((item, position) => ({ ...item, recordId: record.id, position })),
    );
    const before = records.filter((record) => known.has(record.id)).map((record) => record.id);
    if (before.length > 0) {
      // An item in a reader's hands exists, whatever the file says.
      await sql`delete from item where record_id = any(${before}::text[])
        and id <> all(${items.map((item) => item.id)}::text[])
        and not (managed and status = any(${circulating}::text[]))`.execute(trx);
    }
    if (items.length === 0) return;
    await sql`
      insert into item (id, record_id, position, barcode, branch, location, call_number, volume, item_type, collection,
                        status, due_date, note)
      select "id", "recordId", "position", "barcode", "branch", "location", "callNumber", "volume", "itemType",
             "collection", "status", "dueDate", "note"
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as new(
        "id" text, "recordId" text, "position" int, "barcode" text, "branch" text, "location" text, "callNumber" text,
        "volume" text, "itemType" text, "collection" text, "status" text, "dueDate" date, "note" text)
      on conflict (id) do update set
        record_id = excluded.record_id, position = excluded.position, barcode = excluded.barcode,
        branch = excluded.branch, location = excluded.location, call_number = excluded.call_number,
        volume = excluded.volume, item_type = excluded.item_type, collection = excluded.collection,
        status = case when item.managed and (item.status = any(${circulating}::text[]) or excluded.status = any(${circulating}::text[]))
                      then item.status else excluded.status end,
        due_date = case when item.managed then item.due_date else excluded.due_date end,
        note = excluded.note`.execute(trx);
  }
}

function toRecord(row: RecordRow): StoredRecord {
  return {
    id: row.id,
    description: row.description,
    items: row.items ?? [],
    addedAt: row.added_at,
    updatedAt: row.updated_at,
  };
}
