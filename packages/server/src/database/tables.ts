import type { CatalogTables } from './tables/catalog.ts';
import type { CirculationTables } from './tables/circulation.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { LibraryTables } from './tables/library.ts';
import type { PatronTables } from './tables/patrons.ts';
import type { SiteTables } from './tables/sites.ts';

/** Every table that holds a library's data, by its SQL name. A new domain adds its own file and a line here. */
export interface Tables extends CatalogTables, CirculationTables, LibraryTables, PatronTables, SiteTables {}

// A record, not a list, so that the compiler misses a table that was forgotten.
const inOrderOfReference: Record<keyof Tables, true> = {
  record: true,
  item: true,
  library_profile: true,
  site: true,
  patron: true,
  patron_block: true,
  circulation_rules: true,
  loan: true,
  hold: true,
  fee: true,
  settlement: true,
  calendar_address: true,
};

/** The names of all tables, each after those that it refers to. */
export const tableNames = Object.keys(inOrderOfReference) as (keyof Tables)[];
