import * as z from './schema.ts';
import { range } from './catalog-summary.ts';
import { maxQueryLength } from './catalog-terms.ts';
import { wholeNumber } from './checks.ts';
import { text } from './common.ts';
import { endpoint } from './endpoint.ts';

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
  query: z.object({
    q: text(maxQueryLength),
    limit: z._default(wholeNumber(1, 20), 8),
  }),
  answer: z.object({ items: z.array(suggestion) }),
  problems: [],
  maxAgeSeconds: 60,
});

export type Suggestion = z.infer<typeof suggestion>;
