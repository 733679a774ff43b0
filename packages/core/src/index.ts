export * from './clients/catalog.ts';
export { itemsOfAll } from './clients/paging.ts';
export { ProfileClient } from './clients/profile.ts';
export * from './connection/index.ts';
export { Library } from './library.ts';
export type {
  Availability,
  CatalogRecord,
  Contributor,
  Facet,
  FacetName,
  FacetValue,
  Format,
  Item,
  ItemStatus,
  Range,
  RecordSummary,
  SearchAnswer,
  SearchHit,
  SortOrder,
  Suggestion,
} from './contract/catalog.ts';
export type {
  Amenity,
  Branch,
  ClosedDays,
  LibraryProfile,
  OpeningHours,
  Weekday,
} from './contract/library.ts';
export type { FieldError } from './contract/problem.ts';
