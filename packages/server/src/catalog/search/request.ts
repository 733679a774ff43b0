import type { FacetName, SortOrder } from '@pustaka/core/contract';
import type { HighlightTerms } from './highlight.ts';

/** The values chosen, by facet; several values of one facet widen, several facets narrow. */
export type Filters = Partial<Record<FacetName, readonly string[]>>;

export interface SearchRequest {
  /** What the reader typed; empty lists every record that passes the filters. */
  q: string;
  filters: Filters;
  sort: SortOrder;
  /** How many hits at most. */
  limit: number;
  /** `next` of the page before. */
  after?: string;
  /** The facets to count. */
  facets: readonly FacetName[];
  /** Whether a query that finds nothing may be mended. */
  correct: boolean;
}

export interface FacetCount {
  value: string;
  /** How many records choosing this value (alone in its facet) would leave, the other facets as they are. */
  count: number;
  selected: boolean;
}

export interface FacetCounts {
  name: FacetName;
  /** Most frequent first, equal ones by value; those with no record only where they are selected. */
  values: FacetCount[];
}

export interface Correction {
  query: string;
  /** Whether the hits are those of the corrected query. */
  applied: boolean;
}

export interface Advice {
  code: 'drop-filters' | 'drop-word' | 'check-spelling';
  /** The query to search with instead. */
  query?: string;
  /** How many records it would find. */
  total?: number;
}

export interface SearchResult {
  hits: { id: string }[];
  /** All that match, exactly. */
  total: number;
  /** An opaque cursor to the next page; absent at the end. */
  next?: string;
  facets: FacetCounts[];
  correction?: Correction;
  /** Where nothing was found: what would find something. */
  advice?: Advice[];
  /** What to pass to `highlight`. */
  matched: HighlightTerms;
}

export interface SuggestionResult {
  text: string;
  kind: 'title' | 'author' | 'subject' | 'series';
  /** The typed stretches, `[start, end)` in UTF-16 code units of `text`. */
  ranges: [number, number][];
  /** The id of the record, where the title belongs to exactly one. */
  record?: string;
}
