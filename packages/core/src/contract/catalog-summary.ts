import * as z from './schema.ts';
import { within } from './checks.ts';
import { languageTag } from './common.ts';

/** A stretch of a text, `[start, end)` in UTF-16 code units, that matched the query. */
export const range = z.array(z.number(), within(2, 2)) as z.Schema as z.Schema<[number, number]>;

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

/** The fields of {@link recordSummary}, for all that have more. */
export const summaryFields = {
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
  /** Of `formats`; a later version may name more. */
  format: z.string(),
  languages: z.array(languageTag),
  /** Of `audiences`. */
  audience: z.optional(z.string()),
  series: z.array(z.object({ title: z.string(), volume: z.optional(z.string()) })),
  /** ISBN-13 without hyphens. */
  isbns: z.array(z.string()),
  availability,
};

/** What a list of results needs to show a record. */
export const recordSummary = z.object(summaryFields);

export type Range = z.infer<typeof range>;
export type Contributor = z.infer<typeof contributor>;
export type Availability = z.infer<typeof availability>;
export type RecordSummary = z.infer<typeof recordSummary>;
