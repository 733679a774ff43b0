import { hash } from 'node:crypto';
import { kindOf, writeIso2709, type MarcRecord } from '../../marc/index.ts';
import { describeItems, describeRecord, sourceOf } from '../describe/index.ts';
import type { ItemDescription, ItemMapping, ItemMappingName } from '../describe/index.ts';
import { itemId, recordId } from '../record-id.ts';
import type { NewRecord, StoredItem } from '../save.ts';

/** Raised whenever describing a record gives another result, so that an import brings old records up to date. */
const describingVersion = 1;

export interface RecordOptions {
  /** Where the items of a record stand; by default Koha's 952 where there is one, else 852. */
  items?: ItemMapping | ItemMappingName | 'auto';
  /** The name of the system the file comes from, for records that do not say (MARC 003). */
  source?: string;
}

/**
 * Everything that the database keeps of a MARC record. A record without control number is known by its content.
 *
 * @throws Iso2709Error for a record that ISO 2709 cannot hold
 */
export function toNewRecord(marc: MarcRecord, options: RecordOptions = {}): NewRecord {
  const mapping = options.items ?? 'auto';
  const bytes = writeIso2709(marc);
  const how = Buffer.from(`${describingVersion} ${JSON.stringify(mapping)}\n`);
  const digest = hash('sha256', Buffer.concat([how, bytes]), 'buffer');
  const origin = sourceOf(marc);
  const source = origin.source || (options.source ?? '');
  const controlNumber = origin.controlNumber ?? `sha256:${hash('sha256', bytes)}`;
  const id = recordId(source, controlNumber);
  const kind = kindOf(marc);
  const items = describeItems(marc, mapping);
  return {
    id,
    source,
    controlNumber,
    // Leaders lie: what is neither authority nor holdings is a work all the same.
    kind: kind === 'other' ? 'bibliographic' : kind,
    digest,
    marc: bytes,
    description: describeRecord(marc, items),
    addedAt: lastAcquired(items),
    deleted: marc.leader[5] === 'd',
    items: withIds(id, items),
  };
}

/** An item is known by its barcode; where that stands twice in a record, or not at all, by its place. */
function withIds(record: string, items: readonly ItemDescription[]): StoredItem[] {
  const taken = new Set<string>();
  return items.map((item, position) => {
    const byBarcode = itemId(record, item.barcode, position);
    const id = taken.has(byBarcode) ? itemId(record, undefined, position) : byBarcode;
    taken.add(id);
    return { ...item, id };
  });
}

function lastAcquired(items: readonly ItemDescription[]): Date | undefined {
  const last = items.reduce((latest, { acquiredOn = '' }) => (acquiredOn > latest ? acquiredOn : latest), '');
  return last === '' ? undefined : new Date(`${last}T00:00:00Z`);
}
