export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string | undefined;
}

/**
 * Walks through a paged list, item by item.
 *
 * @param load loads one page: the first where it is given no cursor
 */
export async function* itemsOfAll<T>(
  load: (next: { cursor?: string }) => Promise<Page<T>>,
): AsyncGenerator<T, void> {
  let page = await load({});
  yield* page.items;
  while (page.next !== undefined) {
    page = await load({ cursor: page.next });
    yield* page.items;
  }
}
