import type { ItemStatus } from '@pustaka/core/contract';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { NewRecord, SaveCounts } from './store.ts';

/** States that lending brings about: of an item that this server lends, no other system knows them better. */
const circulating: readonly ItemStatus[] = ['on-loan', 'on-hold-shelf', 'in-transit'];

/**
 * Adds, updates or marks as deleted, all of the batch or nothing. Ids in a batch are distinct.
 *
 * One statement: each further one would let the database wait until whoever describes the next batch gets round to asking.
 */
export async function saveBatch(db: Kysely<Tables>, batch: readonly NewRecord[]): Promise<SaveCounts> {
  if (batch.length === 0) return { added: 0, updated: 0, unchanged: 0, deleted: 0 };
  const column = <T>(of: (record: NewRecord) => T): T[] => batch.map(of);
  const ids = column((record) => record.id);
  const items = batch.flatMap((record) =>
    record.items.map((item, position) => ({ ...item, recordId: record.id, position })),
  );
  const { rows } = await sql<Omit<SaveCounts, 'unchanged'>>`
    with new as materialized (
      select * from unnest(
        ${ids}::text[], ${column((r) => r.source)}::text[], ${column((r) => r.controlNumber)}::text[],
        ${column((r) => r.kind)}::text[], ${column((r) => r.digest)}::bytea[], ${column((r) => r.marc)}::bytea[],
        ${column((r) => JSON.stringify(r.description))}::text[],
        ${column((r) => r.addedAt?.toISOString() ?? null)}::timestamptz[], ${column((r) => r.deleted)}::boolean[]
      ) as new(id, source, control_number, kind, digest, marc, description, added_at, deleted)
    ),
    known as materialized (
      select id, digest, deleted_at is not null as deleted from record where id = any(${ids}::text[])
    ),
    changed as materialized (
      select new.*, known.id is not null as known
      from new left join known on known.id = new.id
      where case when known.id is null or known.deleted then not new.deleted
                 else new.deleted or new.digest <> known.digest end
    ),
    saved as (
      insert into record (id, source, control_number, kind, digest, marc, description, added_at, updated_at, deleted_at)
      select id, source, control_number, kind, digest, marc, description::jsonb,
             least(coalesce(added_at, now()), now()), now(), case when deleted then now() end
      from changed
      on conflict (id) do update set
        kind = excluded.kind, digest = excluded.digest, marc = excluded.marc, description = excluded.description,
        updated_at = excluded.updated_at, deleted_at = excluded.deleted_at, change = pg_current_xact_id()
    ),
    removed as (
      delete from item where record_id in (select id from changed where known and not deleted)
        and id <> all(${items.map((item) => item.id)}::text[])
        -- An item in a reader's hands exists, whatever the file says.
        and not (managed and status = any(${circulating}::text[]))
    ),
    placed as (
      insert into item (id, record_id, position, barcode, branch, location, call_number, volume, item_type, collection,
                        status, due_date, note)
      select "id", "recordId", "position", "barcode", "branch", "location", "callNumber", "volume", "itemType",
             "collection", "status", "dueDate", "note"
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as new(
        "id" text, "recordId" text, "position" int, "barcode" text, "branch" text, "location" text, "callNumber" text,
        "volume" text, "itemType" text, "collection" text, "status" text, "dueDate" date, "note" text)
      where "recordId" in (select id from changed where not deleted)
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
    from changed`.execute(db);
  const { added, updated, deleted } = rows[0]!;
  return { added, updated, deleted, unchanged: batch.length - added - updated - deleted };
}
