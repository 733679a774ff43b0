import type { CatalogRecord } from '@pustaka/core/contract';

/** What a record says that says nothing. */
export const blankDescription = {
  title: 'Tanpa judul',
  contributors: [],
  format: 'book',
  languages: [],
  series: [],
  isbns: [],
  otherTitles: [],
  subjects: [],
  genres: [],
  contents: [],
  notes: [],
  issns: [],
  classification: [],
  links: [],
  collections: [],
};

/** A record for tests, with some of its properties set. */
export function catalogRecord(properties: Partial<CatalogRecord>): CatalogRecord {
  return {
    ...blankDescription,
    id: 'abcdefghijkl',
    availability: { status: 'none', available: 0, total: 0, branches: [] },
    items: [],
    updatedAt: '2026-11-21T00:00:00Z',
    ...properties,
  };
}

export const laskarPelangi = catalogRecord({
  title: 'Laskar pelangi',
  subtitle: 'sebuah novel',
  contributors: [
    { name: 'Hirata, Andrea', dates: '1967-' },
    { name: 'Kilbane, Angie', role: 'trl' },
    { name: 'Sunting, Tukang', role: 'edt' },
  ],
  publisher: 'Bentang Pustaka',
  place: 'Yogyakarta',
  year: 2005,
  edition: 'Cet. 1',
  languages: ['id'],
  series: [{ title: 'Tetralogi Laskar Pelangi', volume: '1' }],
  isbns: ['9789793062792'],
  subjects: ['Persahabatan -- Fiksi', 'Guru & murid'],
  genres: ['Novel'],
  physical: 'xiv, 529 hlm. ; 20 cm.',
  links: [{ url: 'https://example.org/buku?a=1&b=2' }],
  items: [{ id: '1', branch: 'pusat', status: 'available', callNumber: '899.221 HIR l' }],
});
