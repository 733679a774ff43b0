/**
 * Where a reader was who signs in for a hold. Where windows are blocked, the page itself is left for that; this tab keeps
 * the place until the page is back.
 */
import type { Place } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';

export function keptPlace(host: PustakaCatalogSearch): Place | undefined {
  return inStorage((storage) => JSON.parse(storage.getItem(keyOf(host))!) as Place | null) ?? undefined;
}

export function keepPlace(host: PustakaCatalogSearch, place: Place): void {
  inStorage((storage) => storage.setItem(keyOf(host), JSON.stringify(place)));
}

export function dropPlace(host: PustakaCatalogSearch): void {
  inStorage((storage) => storage.removeItem(keyOf(host)));
}

/** Each library and each widget of a page has its own. */
const keyOf = ({ connection, id }: PustakaCatalogSearch): string => `pustaka-hold ${connection!.base} ${id}`;

function inStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    // A sandboxed frame has no storage; readers look the record up again.
    return undefined;
  }
}
