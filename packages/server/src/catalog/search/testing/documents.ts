import type { FacetName } from '@pustaka/core/contract';
import fc from 'fast-check';
import type { SearchDocument, SuggestionText } from '../document.ts';
import type { SearchRequest } from '../request.ts';
import { SearchIndex } from '../search-index.ts';
import type { SearchField } from '../storage/texts.ts';

interface DocumentParts {
  fields?: Partial<Record<SearchField, readonly string[]>>;
  facets?: Partial<Record<FacetName, readonly string[]>>;
  availableAt?: readonly string[];
  sort?: Partial<SearchDocument['sort']>;
}

/** A document of the parts a test is about. */
export function documentOf(
  id: string,
  { fields = {}, facets = {}, availableAt = [], sort = {} }: DocumentParts,
): SearchDocument {
  const all: SearchDocument['fields'] = {
    title: [],
    author: [],
    subject: [],
    series: [],
    callNumber: [],
    identifier: [],
    contents: [],
    note: [],
    ...fields,
  };
  const suggest = (kind: SuggestionText['kind']) => all[kind].map((text) => ({ kind, text }));
  return {
    id,
    fields: all,
    facets: {
      availability: [],
      format: [],
      language: [],
      audience: [],
      branch: [],
      decade: [],
      author: [],
      subject: [],
      series: [],
      collection: [],
      ...facets,
    },
    availableAt,
    sort: { title: all.title[0] ?? '', author: all.author[0] ?? '', newest: 0, ...sort },
    suggestions: [...suggest('title'), ...suggest('author'), ...suggest('subject'), ...suggest('series')],
  };
}

/** A document with nothing but a title. */
export function titled(id: string, title: string): SearchDocument {
  return documentOf(id, { fields: { title: [title] } });
}

export function requestOf(parts: Partial<SearchRequest> = {}): SearchRequest {
  return { q: '', filters: {}, sort: 'relevance', limit: 20, facets: [], correct: false, ...parts };
}

/** An index that was built at once. */
export function indexOf(...documents: readonly SearchDocument[]): SearchIndex {
  const index = new SearchIndex();
  index.apply({ upserts: documents, deletes: [] });
  return index;
}

/** What a search finds, by id. */
export function ids(index: SearchIndex, request: Partial<SearchRequest>): string[] {
  return index.search(requestOf(request)).hits.map(({ id }) => id);
}

/** Few words, so that random records and queries meet; some are forms of others, some need folding. */
const word = fc.constantFrom(
  ...[
    'tulis',
    'menulis',
    'tulisan',
    'penulis',
    'pelangi',
    'laskar',
    'anak-anak',
    'anak2',
    "Qur'an",
    'é́tude',
    'Etude',
  ],
  ...[
    'girl',
    'girls',
    'the',
    'dan',
    '東京',
    '東京大学',
    'قُرْآن',
    'قران',
    'हिंदी',
    'हिन्दी',
    '1984',
    '٢',
    'J.',
    'K.',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const texts = fc.array(text, { maxLength: 2 });
const some = (...values: string[]) => fc.subarray(values);
const one = (...values: string[]) => fc.constantFrom(...values).map((value) => [value]);

const parts = fc.record({
  fields: fc.record({
    title: fc.array(text, { minLength: 1, maxLength: 2 }),
    author: texts,
    subject: texts,
    note: texts,
    callNumber: some('899.221 HIR l', '899.22 TUL', 'R 021'),
    identifier: some('9789793062792', '979-3062-79-7', '1234-5679'),
  }),
  facets: fc.record({
    availability: fc.oneof(one('available'), one('unavailable'), one('none'), some('available', 'online')),
    format: one('book', 'ebook'),
    language: some('id', 'en'),
    branch: some('pusat', 'utara'),
    decade: one('1980', '1990'),
    author: some('Toer', 'Hirata'),
    subject: some('Sejarah', 'Fiksi', 'Anak'),
  }),
  shelved: some('pusat', 'utara'),
  sort: fc.record({ newest: fc.nat(3) }),
});

/** Small catalogues, ids all different. */
export const catalogues = fc.array(parts, { maxLength: 12 }).map((all) =>
  all.map(({ shelved, ...part }, i) => {
    const availableAt = shelved.filter((branch) => part.facets.branch.includes(branch));
    return documentOf(`r${i}`, { ...part, availableAt });
  }),
);

export const queries = fc.oneof(
  text,
  text,
  text.map((phrase) => `"${phrase}"`),
  fc.constantFrom('', '899.22', '899.221 hir', '9793062797', 'ISBN 978-979-3062-79-2', 'tidakada', '"', '!?'),
);

export const filters = fc.record(
  {
    availability: some('available', 'online', 'unavailable'),
    format: some('book', 'ebook', 'map'),
    language: some('id'),
    branch: some('pusat', 'utara', 'nowhere'),
    author: some('Toer', 'Hirata'),
    subject: some('Sejarah', 'Fiksi'),
  },
  { requiredKeys: [] },
);
