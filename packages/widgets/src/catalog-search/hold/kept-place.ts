/**
 * Where a reader was who signs in for a hold. Where windows are blocked, the page itself is left for that; this tab keeps
 * the place until the page is back.
 */
import type { Place } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';

export const keptPlace = (host: PustakaCatalogSearch): Place | null | undefined =>
  withKeptPlace(host, (storage, key) => JSON.parse(storage.getItem(key)!) as Place | null);

/** @param use is given where the place is kept: each library and each widget of a page has its own */
export function withKeptPlace<T>(
  { connection, id }: PustakaCatalogSearch,
  use: (storage: Storage, key: string) => T,
): T | undefined {
  try {
    return use(sessionStorage, `pustaka-hold ${connection!.base} ${id}`);
  } catch {
    // A sandboxed frame has no storage; readers look the record up again.
    return undefined;
  }
}
