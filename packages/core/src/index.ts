export * from './clients/catalog.ts';
export * from './clients/circulation.ts';
export * from './clients/desk.ts';
export * from './clients/patrons.ts';
export type { ActingOptions } from './clients/acting.ts';
export { itemsOfAll, type Page } from './clients/paging.ts';
export { ProfileClient } from './clients/profile.ts';
export * from './connection/index.ts';
export * from './connection/session/index.ts';
export { Library, type LibraryOptions } from './library.ts';
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
  BorrowedItem,
  BorrowedRecord,
  CalendarAddress,
  Fee,
  Hold,
  HoldStatus,
  Loan,
  Money,
  PastLoan,
  Refusal,
  RenewalOutcome,
} from './contract/circulation.ts';
export type { HoldToPull } from './contract/desk.ts';
export type { Scope } from './contract/endpoint.ts';
export type { Block, Me, Patron, PatronCategory } from './contract/patrons.ts';
export type {
  Amenity,
  Branch,
  ClosedDays,
  LibraryProfile,
  OpeningHours,
  Weekday,
} from './contract/library.ts';
export type { FieldError } from './contract/problem.ts';
