import type { CatalogRecord, Item } from '@pustaka/core/contract';

/** What a MARC record says of a work: the contract's record without what only the library's own database knows. */
export type RecordDescription = Omit<CatalogRecord, 'id' | 'availability' | 'items' | 'updatedAt'>;

/** An item as a MARC record names it. `branch`, `collection` and `itemType` are the codes of the system it came from. */
export interface ItemDescription extends Omit<Item, 'id'> {
  readonly collection?: string;
  readonly itemType?: string;
  /** `YYYY-MM-DD`. */
  readonly acquiredOn?: string;
}

/** The properties that have a value; for objects whose optional properties are absent rather than undefined. */
export function present<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
