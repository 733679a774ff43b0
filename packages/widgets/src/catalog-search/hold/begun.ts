import type { Place } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';

/** Each library and each widget of a page has its own. */
const keyOf = ({ connection, id }: PustakaCatalogSearch): string => `pustaka-hold ${connection!.base} ${id}`;

/**
 * Where the reader was who left the page to sign in for a hold, where windows are blocked: this tab keeps it until the
 * page is back.
 */
export function begunAt(host: PustakaCatalogSearch): Place | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(keyOf(host))!) as Place | null) ?? undefined;
  } catch {
    // A sandboxed frame has no storage; readers look the record up again.
    return undefined;
  }
}

/** @param place absent where there is nothing to come back to any more */
export function begin(host: PustakaCatalogSearch, place?: Place): void {
  try {
    if (place) sessionStorage.setItem(keyOf(host), JSON.stringify(place));
    else sessionStorage.removeItem(keyOf(host));
  } catch {
    // As above.
  }
}
