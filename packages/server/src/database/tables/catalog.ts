import type { ColumnType, Generated } from 'kysely';
import type { RecordDescription } from '../../catalog/describe/description.ts';

/** A MARC record as its source gave it, and what the catalogue makes of it. */
export interface RecordTable {
  /** Made of `source` and `control_number`, so that links survive a rebuild of the database. */
  id: string;
  /** Which system the record came from. */
  source: string;
  /** The record's number within its source (MARC 001). */
  control_number: string;
  kind: 'bibliographic' | 'authority' | 'holdings';
  /** Of everything that makes a re-import a change. */
  digest: Uint8Array;
  /** ISO 2709 in UTF-8. */
  marc: Uint8Array;
  /** jsonb: neither U+0000 nor a lone surrogate may be in it. Written as a JSON text. */
  description: ColumnType<RecordDescription, string | RecordDescription, string | RecordDescription>;
  added_at: Generated<Date>;
  updated_at: Generated<Date>;
  deleted_at: Date | null;
  /** The transaction that changed the record last (xid8, as digits): what pollers ask for. */
  change: Generated<string>;
}

/** A copy of a record: what stands on a shelf. */
export interface ItemTable {
  id: string;
  record_id: string;
  /** Its place among the items of the record, from 0. */
  position: number;
  barcode: string | null;
  branch: string;
  location: string | null;
  call_number: string | null;
  volume: string | null;
  item_type: string | null;
  collection: string | null;
  status: string;
  /** `YYYY-MM-DD`: a day at the library, never an instant. */
  due_date: string | null;
  note: string | null;
  /** Whether this server lends it: an import then leaves its state alone. */
  managed: Generated<boolean>;
}

export interface CatalogTables {
  record: RecordTable;
  item: ItemTable;
}
