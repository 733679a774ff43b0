import type { Availability, CatalogRecord } from '../contract/catalog.ts';

/** Counts a record's items by branch. */
export function availabilityOf({ items, links }: Pick<CatalogRecord, 'items' | 'links'>): Availability {
  const count = (some: CatalogRecord['items']) => ({
    available: some.filter(({ status }) => status === 'available' || status === 'reference').length,
    total: some.length,
  });
  const all = count(items);
  const ids = new Set(items.map(({ branch }) => branch));
  return {
    status:
      all.available > 0 ? 'available' : links.length > 0 ? 'online' : all.total > 0 ? 'unavailable' : 'none',
    ...all,
    branches: [...ids].map((id) => ({ branch: id, ...count(items.filter(({ branch }) => branch === id)) })),
  };
}
