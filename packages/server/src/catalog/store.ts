import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { RecordDescription } from './describe/index.ts';
import type { Tables } from '../database/tables.ts';
import { saving, type NewRecord, type RecordKind, type SaveCounts, type StoredItem } from './save.ts';

/** A record as it comes out. */
export interface StoredRecord {
  id: string;
  description: RecordDescription;
  items: StoredItem[];
  addedAt: Date;
  updatedAt: Date;
}

/** What changed between two points in time. */
export interface Changes<R> {
  upserts: R[];
  /** Ids of records that are no more. */
  deletes: string[];
}

interface ChangedRow {
  id: string;
  kind: RecordKind;
  deleted_at: Date | null;
}

interface RecordRow extends ChangedRow {
  description: RecordDescription;
  added_at: Date;
  updated_at: Date;
  items: StoredItem[] | null;
}

interface IndexRow extends ChangedRow {
  json: string;
}

const recordColumns = sql`
  r.description, r.added_at, r.updated_at,
  (select json_strip_nulls(json_agg(json_build_object(
     'id', i.id, 'barcode', i.barcode, 'branch', i.branch, 'location', i.location, 'callNumber', i.call_number,
     'volume', i.volume, 'itemType', i.item_type, 'collection', i.collection, 'status', i.status,
     'dueDate', i.due_date, 'note', i.note) order by i.position))
   from item i where i.record_id = r.id) as items`;

const indexColumns = sql`
  json_build_object('id', r.id, 'addedAt', r.added_at, 'description', r.description, 'items', coalesce(
    (select json_agg(json_build_object(
       'branch', i.branch, 'status', i.status, 'callNumber', i.call_number, 'collection', i.collection) order by i.position)
     from item i where i.record_id = r.id), '[]'))::text as json`;

/** The catalogue's tables, `record` and `item`. */
export class CatalogStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Does ahead what of {@link saving} can be done before the database is asked; what it gives does the rest. */
  prepare(batch: readonly NewRecord[]): () => Promise<SaveCounts> {
    const save = saving(batch);
    return () => save(this.#db);
  }

  /** The records with these ids that exist, in the order asked for. */
  async records(ids: readonly string[]): Promise<StoredRecord[]> {
    if (ids.length === 0) return [];
    const { rows } = await sql<RecordRow>`
      select r.id, ${recordColumns} from record r
      where r.id = any(${ids}::text[]) and r.deleted_at is null and r.kind = 'bibliographic'`.execute(
      this.#db,
    );
    const byId = new Map(rows.map((row) => [row.id, toRecord(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The MARC of a record that is shown, ISO 2709 in UTF-8. */
  async marc(id: string): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom('record')
      .select('marc')
      .where('id', '=', id)
      .where('kind', '=', 'bibliographic')
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
  async *changes(from: string, to: string): AsyncGenerator<Changes<StoredRecord>> {
    for await (const rows of this.#changed<RecordRow>(recordColumns, from, to)) yield split(rows, toRecord);
  }

  /**
   * As {@link CatalogStore.changes}, each record as the JSON of an `IndexedRecord`: what only passes through a thread on the way
   * to the index keeps it busy for the shortest time as text.
   */
  async *indexChanges(from: string, to: string): AsyncGenerator<Changes<string>> {
    for await (const rows of this.#changed<IndexRow>(indexColumns, from, to))
      yield split(rows, ({ json }) => json);
  }

  async *#changed<Row extends ChangedRow>(
    columns: RawBuilder<unknown>,
    from: string,
    to: string,
    batchSize = 500,
  ): AsyncGenerator<Row[]> {
    let [change, id] = [from, ''];
    for (;;) {
      const { rows } = await sql<Row & { change: string }>`
        select ${columns}, r.id, r.kind, r.deleted_at, r.change::text from record r
        where (r.change, r.id) > (${change}::xid8, ${id}) and r.change < ${to}::xid8
        order by r.change, r.id limit ${batchSize}`.execute(this.#db);
      yield rows;
      if (rows.length < batchSize) return;
      ({ change, id } = rows.at(-1)!);
    }
  }
}

function split<Row extends ChangedRow, R>(rows: readonly Row[], read: (row: Row) => R): Changes<R> {
  const shown = rows.filter(({ kind }) => kind === 'bibliographic');
  return {
    upserts: shown.filter(({ deleted_at }) => deleted_at === null).map(read),
    deletes: shown.filter(({ deleted_at }) => deleted_at !== null).map(({ id }) => id),
  };
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
