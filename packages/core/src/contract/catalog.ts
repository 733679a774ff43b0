import * as z from './schema.ts';
import { range, summaryFields } from './catalog-summary.ts';
import { facetNames, maxQueryLength, sortOrders } from './catalog-terms.ts';
import { within } from './checks.ts';
import { fields, instant, page, pageQuery, repeated, text } from './common.ts';
import { endpoint } from './endpoint.ts';

export * from './catalog-availability.ts';
export * from './catalog-record.ts';
export * from './catalog-suggest.ts';
export * from './catalog-summary.ts';
export * from './catalog-terms.ts';

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

export const searchCatalog = endpoint({
  id: 'catalog.search',
  method: 'GET',
  path: '/catalog/search',
  summary: 'Finds records, or all without `q`.',
  query: z.object(
    fields(listQuery, {
      q: z._default(z.string(within(0, maxQueryLength)), ''),
      sort: z._default(z.literal(sortOrders), 'relevance'),
      /** Which facets to count; `none` for no facet. All where absent. */
      facets: repeated(z.literal(['none', ...facetNames]), 11),
      /** `false` searches for the words exactly as typed. */
      correct: z._default(z.literal(['true', 'false']), 'true'),
    }),
  ),
  answer: searchAnswer,
  problems: ['cursor-invalid'],
  maxAgeSeconds: 30,
});

export const getNewArrivals = endpoint({
  id: 'catalog.newArrivals',
  method: 'GET',
  path: '/catalog/new-arrivals',
  summary: 'The records that were added last, newest first.',
  query: z.object(listQuery),
  answer: z.object(page(z.object(fields(summaryFields, { addedAt: instant })))),
  problems: ['cursor-invalid'],
  maxAgeSeconds: 300,
});

export type SearchHit = z.infer<typeof searchHit>;
export type Facet = z.infer<typeof facet>;
export type FacetValue = z.infer<typeof facetValue>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
