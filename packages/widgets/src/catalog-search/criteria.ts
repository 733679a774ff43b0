import type { FacetName, SortOrder } from '@pustaka/core/contract';

/** The chosen values, by facet. */
export type Filters = Readonly<Partial<Record<FacetName, string[]>>>;

/** What a reader asks the catalogue. */
export interface Criteria {
  readonly q: string;
  readonly filters: Filters;
  readonly sort: SortOrder;
  /** Search for the words as typed, without mending them. */
  readonly exact: boolean;
}

export const noCriteria: Criteria = { q: '', filters: {}, sort: 'relevance', exact: false };

/** True where nothing is asked, so that the new arrivals are shown. */
export const isNothing = ({ q, filters }: Criteria): boolean =>
  !q && !Object.values(filters).some((values) => values.length > 0);

/** Where a reader is: what was asked, and the record that is open. */
export interface Place {
  readonly criteria: Criteria;
  readonly record?: string | undefined;
}
