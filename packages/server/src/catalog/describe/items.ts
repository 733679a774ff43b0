import { dataFields, subfields } from '../../marc/index.ts';
import type { DataField, MarcRecord } from '../../marc/index.ts';
import { present } from './description.ts';
import type { ItemDescription } from './description.ts';
import { itemMappings } from './item-mapping.ts';
import type { ItemMapping, ItemMappingName } from './item-mapping.ts';
import { clean, orNothing } from './text.ts';

/** One record cannot name more items: a periodical's record may carry thousands of volumes, a damaged one anything. */
const maxItems = 5_000;

/**
 * The items a record names. `branch` is empty where the record does not say.
 *
 * @param mapping Where they are written: a name of {@link itemMappings}, a mapping of one's own, or `auto` for field
 *   952 where it is Koha's, else 852.
 */
export function describeItems(
  record: MarcRecord,
  mapping: ItemMapping | ItemMappingName | 'auto' = 'auto',
): ItemDescription[] {
  const chosen =
    mapping === 'auto' ? mappingOf(record) : typeof mapping === 'string' ? itemMappings[mapping] : mapping;
  return dataFields(record, chosen.tag)
    .slice(0, maxItems)
    .map((field) => describeItem(field, chosen));
}

/** 952 is a field for local use: Koha's has a call number, a barcode or an item type. */
function mappingOf(record: MarcRecord): ItemMapping {
  const { koha952, marc852 } = itemMappings;
  const isKoha = dataFields(record, koha952.tag).some((field) => subfields(field, 'opy').length > 0);
  return isKoha ? koha952 : marc852;
}

function describeItem(field: DataField, mapping: ItemMapping): ItemDescription {
  const dueDate = localDate(first(field, mapping.dueDate));
  const status = statusOf(field, mapping) ?? (dueDate === undefined ? 'available' : 'on-loan');
  return present({
    barcode: first(field, mapping.barcode),
    branch: first(field, mapping.branch) ?? '',
    location: first(field, mapping.location),
    callNumber: callNumber(field, mapping.callNumber ?? ''),
    volume: first(field, mapping.volume),
    status,
    dueDate: status === 'on-loan' ? dueDate : undefined,
    note: first(field, mapping.note, 500),
    collection: first(field, mapping.collection),
    itemType: first(field, mapping.itemType),
    acquiredOn: localDate(first(field, mapping.acquired)),
  });
}

function first(field: DataField, codes = '', most = 200): string | undefined {
  for (const code of codes) {
    for (const value of subfields(field, code)) {
      const text = clean(value, most);
      if (text !== '') return text;
    }
  }
  return undefined;
}

/** The parts in the order in which the mapping names them: a prefix stands last in some fields. */
function callNumber(field: DataField, codes: string): string | undefined {
  const parts = Array.from(codes).flatMap((code) => subfields(field, code));
  return orNothing(clean(parts.join(' '), 200));
}

function statusOf(field: DataField, mapping: ItemMapping): string | undefined {
  return mapping.statuses.find(({ subfield: code, value }) =>
    subfields(field, code).some((raw) => {
      const found = raw.trim();
      return value === undefined ? found !== '' && found !== '0' : found === value;
    }),
  )?.status;
}

/** A date as `YYYY-MM-DD`, from that or from `YYYYMMDD`, whatever time follows; nothing where there is no such day. */
function localDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month))
    ? `${year}-${month}-${day}`
    : undefined;
}

/** How many days a month has, 0 where there is no such month. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [0, 31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0;
}
