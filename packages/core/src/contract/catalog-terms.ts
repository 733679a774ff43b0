/** What a record is. `book` is print in ordinary type; the accessible kinds stand on their own. */
export const formats = [
  'book',
  'large-print',
  'braille',
  'audiobook',
  'ebook',
  'journal',
  'article',
  'music',
  'score',
  'video',
  'map',
  'picture',
  'kit',
  'object',
  'software',
  'manuscript',
  'other',
] as const;

/** For whom a record is. */
export const audiences = ['children', 'teen', 'adult', 'general'] as const;

export const itemStatuses = [
  'available',
  'on-loan',
  'on-hold-shelf',
  'in-transit',
  'reference',
  'in-repair',
  'missing',
  'lost',
  'withdrawn',
  'on-order',
] as const;

/** The facets, in the order in which a reader sees them. */
export const facetNames = [
  'availability',
  'format',
  'language',
  'audience',
  'branch',
  'decade',
  'author',
  'subject',
  'series',
  'collection',
] as const;

export const sortOrders = ['relevance', 'newest', 'title', 'author'] as const;

/** Characters of a query, at most. */
export const maxQueryLength = 300;

export type Format = (typeof formats)[number];
export type Audience = (typeof audiences)[number];
export type ItemStatus = (typeof itemStatuses)[number];
export type FacetName = (typeof facetNames)[number];
export type SortOrder = (typeof sortOrders)[number];
