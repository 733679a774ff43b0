import * as z from './schema.ts';
import { summaryFields } from './catalog-summary.ts';
import { fields, instant, localDate, text } from './common.ts';
import { endpoint } from './endpoint.ts';

export const item = z.object({
  id: z.string(),
  barcode: z.optional(z.string()),
  branch: z.string(),
  location: z.optional(z.string()),
  callNumber: z.optional(z.string()),
  volume: z.optional(z.string()),
  /** Of `itemStatuses`. */
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
  answer: record,
  problems: ['record-not-found'],
  maxAgeSeconds: 30,
  alternates: recordAlternates,
});

export type Item = z.infer<typeof item>;
export type CatalogRecord = z.infer<typeof record>;
