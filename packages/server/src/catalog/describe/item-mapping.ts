import type { ItemStatus } from '@pustaka/core/contract';

/** Gives a status to items whose `subfield` holds `value`, or anything but nothing and `0` where no value is named. */
export interface StatusRule {
  readonly subfield: string;
  readonly value?: string;
  readonly status: ItemStatus;
}

/**
 * Where a library's system writes its items. Each text names subfield codes: for `callNumber` all of them are joined
 * with blanks, for the others the first that has a value counts.
 */
export interface ItemMapping {
  readonly tag: string;
  readonly branch: string;
  readonly location?: string;
  readonly callNumber?: string;
  readonly barcode?: string;
  readonly volume?: string;
  readonly note?: string;
  readonly collection?: string;
  readonly itemType?: string;
  /** Holds the date on which the library got the item. */
  readonly acquired?: string;
  /** Holds a date (`2026-12-01`, `20261201`) while the item is lent. */
  readonly dueDate?: string;
  /** The first rule that fits counts; without one an item is `available`, or `on-loan` with a due date. */
  readonly statuses: readonly StatusRule[];
}

/**
 * Koha's field 952 (Koha manual, "Location and availability (952)"): `$0` withdrawn, `$1` lost (4 is missing), `$4`
 * damaged, `$7` not for loan (-1 is ordered), `$q` due date.
 */
const koha952: ItemMapping = {
  tag: '952',
  branch: 'ab',
  location: 'c',
  callNumber: 'o',
  barcode: 'p',
  volume: 'h',
  note: 'z',
  collection: '8',
  itemType: 'y',
  acquired: 'd',
  dueDate: 'q',
  statuses: [
    { subfield: '0', status: 'withdrawn' },
    { subfield: '1', value: '4', status: 'missing' },
    { subfield: '1', status: 'lost' },
    { subfield: '4', status: 'in-repair' },
    { subfield: '7', value: '-1', status: 'on-order' },
    { subfield: '7', status: 'reference' },
  ],
};

/** MARC 21 Format for Holdings Data, field 852, with `$j` for the call number where `$h` to `$m` do not give it. */
const marc852: ItemMapping = {
  tag: '852',
  branch: 'ba',
  location: 'c',
  callNumber: 'khijm',
  barcode: 'p',
  volume: '3',
  note: 'z',
  statuses: [],
};

/** The mappings that have a name. */
export const itemMappings = { koha952, marc852 } as const;
export type ItemMappingName = keyof typeof itemMappings;
