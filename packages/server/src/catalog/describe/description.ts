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

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** An object without the properties that are undefined: in the contract, what has no value is absent. */
export function present<T extends object>(properties: T): Present<T> {
  const result: Partial<T> = {};
  for (const key in properties) {
    if (properties[key] !== undefined) result[key] = properties[key];
  }
  return result as unknown as Present<T>;
}
