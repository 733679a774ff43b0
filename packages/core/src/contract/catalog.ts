import * as z from 'zod/mini';
import { wholeNumber, within } from './checks.ts';
import { fields, instant, languageTag, localDate, page, pageQuery, repeated, text } from './common.ts';
import { endpoint } from './endpoint.ts';
import { facetNames, sortOrders } from './catalog-terms.ts';

export * from './catalog-terms.ts';

/** A stretch of a text, `[start, end)` in UTF-16 code units, that matched the query. */
export const range = /* @__PURE__ */ z.array(z.number()).check(within(2, 2)) as z.ZodMiniType<
  number[]
> as z.ZodMiniType<[number, number]>;

export const contributor = z.object({
  /** As catalogued: `Toer, Pramoedya Ananta`. */
  name: z.string(),
  /** The name in its original script (MARC 880). */
  originalScript: z.optional(z.string()),
  /** A MARC relator code or term: `aut`, `trl`, `ill`, … */
  role: z.optional(z.string()),
  dates: z.optional(z.string()),
});

/** How many items of a record are where. */
export const branchAvailability = z.object({ branch: z.string(), available: z.number(), total: z.number() });

/**
 * `available`: an item is on the shelf now; `online`: readable without one; `unavailable`: items exist, all are out;
 * `none`: the record has no items.
 */
export const availability = z.object({
  status: z.literal(['available', 'online', 'unavailable', 'none']),
  available: z.number(),
  total: z.number(),
  branches: z.array(branchAvailability),
});

const summaryFields = {
  id: z.string(),
  title: z.string(),
  subtitle: z.optional(z.string()),
  /** Title in its original script (MARC 880). */
  originalScript: z.optional(z.string()),
  /** The statement of responsibility as printed (MARC 245 $c). */
  responsibility: z.optional(z.string()),
  contributors: z.array(contributor),
  publisher: z.optional(z.string()),
  place: z.optional(z.string()),
  /** The first year of publication. */
  year: z.optional(z.number()),
  edition: z.optional(z.string()),
  /** Of {@link formats}; a later version may name more. */
  format: z.string(),
  languages: z.array(languageTag),
  /** Of {@link audiences}. */
  audience: z.optional(z.string()),
  series: z.array(z.object({ title: z.string(), volume: z.optional(z.string()) })),
  /** ISBN-13 without hyphens. */
  isbns: z.array(z.string()),
  availability,
};

/** What a list of results needs to show a record. */
export const recordSummary = z.object(summaryFields);

export const item = z.object({
  id: z.string(),
  barcode: z.optional(z.string()),
  branch: z.string(),
  location: z.optional(z.string()),
  callNumber: z.optional(z.string()),
  volume: z.optional(z.string()),
  /** Of {@link itemStatuses}. */
  status: z.string(),
  /** Where the status is `on-loan`. */
  dueDate: z.optional(localDate),
  note: z.optional(z.string()),
});

/** The record in full. */
export const record = z.object(
  fields(summaryFields, {
    otherTitles: z.array(z.string()),
    subjects: z.array(z.string()),
    genres: z.array(z.string()),
    summary: z.optional(z.string()),
    contents: z.array(z.string()),
    notes: z.array(z.string()),
    /** Extent, details and size, as catalogued (MARC 300). */
    physical: z.optional(z.string()),
    issns: z.array(z.string()),
    /** Shelf classes with their scheme: `{ scheme: 'ddc', number: '899.221' }`. */
    classification: z.array(z.object({ scheme: z.string(), number: z.string() })),
    links: z.array(z.object({ url: z.string(), label: z.optional(z.string()) })),
    collections: z.array(z.string()),
    items: z.array(item),
    updatedAt: instant,
  }),
);

/** A record in a list of results, with the stretches of its texts that matched. */
export const searchHit = z.object(
  fields(summaryFields, {
    highlights: z.object({
      title: z.array(range),
      subtitle: z.array(range),
      /** By index into `contributors`. */
      contributors: z.array(z.object({ index: z.number(), ranges: z.array(range) })),
      /** Another text that matched, where title and names do not show why the record was found. */
      other: z.optional(z.object({ field: z.string(), text: z.string(), ranges: z.array(range) })),
    }),
  }),
);

export const facetValue = z.object({
  value: z.string(),
  /** In the language asked for. */
  label: z.string(),
  /** How many results choosing this value would leave, the other facets as they are. */
  count: z.number(),
  selected: z.boolean(),
});

export const facet = z.object({ name: z.string(), label: z.string(), values: z.array(facetValue) });

/** The words as typed found little; these were used instead (`applied`) or are offered. */
export const correction = z.object({ query: z.string(), applied: z.boolean() });

/** What would find something where nothing was found: a code, and the query parameters to search with instead. */
export const suggestionForEmpty = z.object({
  code: z.literal(['drop-filters', 'drop-word', 'check-spelling']),
  label: z.string(),
  query: z.optional(z.string()),
  /** How many records it would find. */
  total: z.optional(z.number()),
});

export const searchAnswer = z.object(
  fields(page(searchHit), {
    facets: z.array(facet),
    correction: z.optional(correction),
    /** Only where `items` is empty. */
    advice: z.optional(z.array(suggestionForEmpty)),
  }),
);

const filter = repeated(text(200), 20);

/** Filters, by facet; several values of one facet widen, several facets narrow. */
export const filterQuery = {
  format: filter,
  language: filter,
  audience: filter,
  branch: filter,
  availability: filter,
  decade: filter,
  subject: filter,
  author: filter,
  series: filter,
  collection: filter,
};

const listQuery = fields(filterQuery, pageQuery);

export const maxQueryLength = 300;
export const maxAvailabilityIds = 50;

export const searchCatalog = endpoint({
  id: 'catalog.search',
  method: 'GET',
  path: '/catalog/search',
  summary: 'Finds records; without `q`, lists all that pass the filters.',
  params: z.object({}),
  query: z.object(
    fields(listQuery, {
      q: z._default(/* @__PURE__ */ z.string().check(within(0, maxQueryLength)), ''),
      sort: z._default(z.literal(sortOrders), 'relevance'),
      /** Which facets to count; `none` for no facet. All where absent. */
      facets: repeated(/* @__PURE__ */ z.literal(['none', ...facetNames]), 11),
      /** `false` searches for the words exactly as typed. */
      correct: z._default(z.literal(['true', 'false']), 'true'),
    }),
  ),
  answer: searchAnswer,
  problems: ['cursor-invalid'],
  caching: { scope: 'public', maxAgeSeconds: 30 },
});

export const suggestion = z.object({
  /** What to search for when it is chosen. */
  text: z.string(),
  kind: z.literal(['title', 'author', 'subject', 'series']),
  ranges: z.array(range),
  /** Where exactly one record is meant. */
  record: z.optional(z.string()),
});

export const suggestCatalog = endpoint({
  id: 'catalog.suggest',
  method: 'GET',
  path: '/catalog/suggest',
  summary: 'Completes what a reader is typing with titles, authors, subjects and series.',
  params: z.object({}),
  query: z.object({
    q: text(maxQueryLength),
    limit: z._default(wholeNumber(1, 20), 8),
  }),
  answer: z.object({ items: z.array(suggestion) }),
  problems: [],
  caching: { scope: 'public', maxAgeSeconds: 60 },
});

export const recordAlternates = [
  { suffix: '.marcxml', type: 'application/marcxml+xml' },
  { suffix: '.mrc', type: 'application/marc' },
  { suffix: '.jsonld', type: 'application/ld+json' },
  { suffix: '.ris', type: 'application/x-research-info-systems' },
  { suffix: '.bib', type: 'application/x-bibtex' },
] as const;

export const getRecord = endpoint({
  id: 'catalog.record',
  method: 'GET',
  path: '/catalog/records/{id}',
  summary: 'A record in full with its items.',
  params: z.object({ id: text(64) }),
  query: z.object({}),
  answer: record,
  problems: ['record-not-found'],
  caching: { scope: 'public', maxAgeSeconds: 30 },
  alternates: recordAlternates,
});

export const getAvailability = endpoint({
  id: 'catalog.availability',
  method: 'GET',
  path: '/catalog/availability',
  summary: 'The availability of up to 50 records at once; unknown ids are left out.',
  params: z.object({}),
  query: z.object({
    id: /* @__PURE__ */ z.array(text(64)).check(within(1, maxAvailabilityIds)),
  }),
  answer: z.object({ items: z.array(z.object({ id: z.string(), availability })) }),
  problems: [],
  caching: { scope: 'public', maxAgeSeconds: 10 },
});

export const getNewArrivals = endpoint({
  id: 'catalog.newArrivals',
  method: 'GET',
  path: '/catalog/new-arrivals',
  summary: 'The records that were added last, newest first.',
  params: z.object({}),
  query: z.object(listQuery),
  answer: z.object(page(z.object(fields(summaryFields, { addedAt: instant })))),
  problems: ['cursor-invalid'],
  caching: { scope: 'public', maxAgeSeconds: 300 },
});

export type Range = z.infer<typeof range>;
export type Contributor = z.infer<typeof contributor>;
export type Availability = z.infer<typeof availability>;
export type RecordSummary = z.infer<typeof recordSummary>;
export type Item = z.infer<typeof item>;
export type CatalogRecord = z.infer<typeof record>;
export type SearchHit = z.infer<typeof searchHit>;
export type Facet = z.infer<typeof facet>;
export type FacetValue = z.infer<typeof facetValue>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
export type Suggestion = z.infer<typeof suggestion>;
