import type { CatalogTables } from './tables/catalog.ts';
import type { LibraryTables } from './tables/library.ts';
import type { SiteTables } from './tables/sites.ts';

/**
 * Every table that holds a library's data, by its SQL name. A new domain adds its own file and a line here.
 */
export interface Tables extends CatalogTables, LibraryTables, SiteTables {}

// A record, not a list, so that the compiler misses a table that was forgotten.
const inOrderOfReference: Record<keyof Tables, true> = {
  record: true,
  item: true,
  library_profile: true,
  site: true,
};

/** The names of all tables, each after those that it refers to. */
export const tableNames = Object.keys(inOrderOfReference) as (keyof Tables)[];
