import type { ItemStatus } from '@pustaka/core/contract';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { RecordDescription } from './describe/index.ts';

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

/** What {@link saving} did with a batch. */
export interface SaveCounts {
  added: number;
  updated: number;
  unchanged: number;
  deleted: number;
}

/** States that lending brings about: of an item that this server lends, no other system knows them better. */
const circulating: readonly ItemStatus[] = ['on-loan', 'on-hold-shelf', 'in-transit'];

/**
 * What adds, updates or marks as deleted, all of the batch or nothing. Ids in a batch are distinct.
 *
 * The text of the batch is made here and now, so that it can be while the batch before is being stored; and all of it is one
 * statement: each further one would let the database wait until whoever describes the next batch gets round to asking.
 */
export function saving(batch: readonly NewRecord[]): (db: Kysely<Tables>) => Promise<SaveCounts> {
  if (batch.length === 0) return () => Promise.resolve({ added: 0, updated: 0, unchanged: 0, deleted: 0 });
  const text = JSON.stringify(
    batch.map((record) => ({
      ...record,
      digest: base64(record.digest),
      marc: base64(record.marc),
      items: record.items.map((item, position) => ({ ...item, position })),
    })),
  );
  const statement = sql<Omit<SaveCounts, 'unchanged'>>`
    with new as materialized (
      select id, source, "controlNumber" as control_number, kind, decode(digest, 'base64') as digest,
             decode(marc, 'base64') as marc, description, "addedAt" as added_at, deleted, items
      from json_to_recordset(${text}::json) as text(
        id text, source text, "controlNumber" text, kind text, digest text, marc text, description jsonb,
        "addedAt" timestamptz, deleted boolean, items json)
    ),
    known as materialized (
      select id, digest, deleted_at is not null as deleted from record where id in (select id from new)
    ),
    changed as materialized (
      select new.*, known.id is not null as known
      from new left join known on known.id = new.id
      where case when known.id is null or known.deleted then not new.deleted
                 else new.deleted or new.digest <> known.digest end
    ),
    saved as (
      insert into record (id, source, control_number, kind, digest, marc, description, added_at, updated_at, deleted_at)
      select id, source, control_number, kind, digest, marc, description,
             least(coalesce(added_at, now()), now()), now(), case when deleted then now() end
      from changed
      on conflict (id) do update set
        kind = excluded.kind, digest = excluded.digest, marc = excluded.marc, description = excluded.description,
        updated_at = excluded.updated_at, deleted_at = excluded.deleted_at, change = pg_current_xact_id()
    ),
    new_item as materialized (
      select changed.id as record_id, item.* from changed, json_to_recordset(changed.items) as item(
        id text, position int, barcode text, branch text, location text, "callNumber" text, volume text,
        "itemType" text, collection text, status text, "dueDate" date, note text)
      where not changed.deleted
    ),
    removed as (
      delete from item where record_id in (select id from changed where known and not deleted)
        and id not in (select id from new_item)
        -- An item in a reader's hands exists, whatever the file says.
        and not (managed and status = any(${circulating}::text[]))
    ),
    placed as (
      insert into item (id, record_id, position, barcode, branch, location, call_number, volume, item_type, collection,
                        status, due_date, note)
      select id, record_id, position, barcode, branch, location, "callNumber", volume, "itemType", collection,
             status, "dueDate", note
      from new_item
      on conflict (id) do update set
        record_id = excluded.record_id, position = excluded.position, barcode = excluded.barcode,
        branch = excluded.branch, location = excluded.location, call_number = excluded.call_number,
        volume = excluded.volume, item_type = excluded.item_type, collection = excluded.collection,
        status = case when item.managed and (item.status = any(${circulating}::text[]) or excluded.status = any(${circulating}::text[]))
                      then item.status else excluded.status end,
        due_date = case when item.managed then item.due_date else excluded.due_date end,
        note = excluded.note
    )
    select count(*) filter (where not known) as added, count(*) filter (where deleted) as deleted,
           count(*) filter (where known and not deleted) as updated
    from changed`;
  return async (db) => {
    const { added, updated, deleted } = (await statement.execute(db)).rows[0]!;
    return { added, updated, deleted, unchanged: batch.length - added - updated - deleted };
  };
}

/** A third shorter than how PostgreSQL writes `bytea` itself, which shows in how long a batch takes to get there. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
}
