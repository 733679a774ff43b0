import type { CatalogTables } from './tables/catalog.ts';
import type { CirculationTables } from './tables/circulation.ts';
import type { IdempotencyTables } from './tables/idempotency.ts';
import type { IdentityTables } from './tables/identity.ts';
import type { LibraryTables } from './tables/library.ts';
import type { PatronTables } from './tables/patrons.ts';
import type { SiteTables } from './tables/sites.ts';

/** Every table that holds a library's data, by its SQL name. A new domain adds its own file and a line here. */
export interface Tables
  extends
    CatalogTables,
    CirculationTables,
    IdempotencyTables,
    IdentityTables,
    LibraryTables,
    PatronTables,
    SiteTables {}

/** What passes, as sign-ins do, and is better begun anew than restored. */
const passing = undefined;

/** What each table holds, as a librarian calls it. A record, not a list, so that the compiler misses a table that was forgotten. */
const inOrderOfReference: Record<keyof Tables, string | typeof passing> = {
  record: 'a catalogue',
  item: 'items',
  library_profile: 'a description of the library',
  site: 'registered websites',
  patron: 'patrons',
  patron_block: 'blocked cards',
  circulation_rules: 'rules of lending',
  loan: 'loans',
  hold: 'holds',
  fee: 'fees',
  settlement: 'payments',
  calendar_address: 'calendar addresses',
  consent: 'consents of patrons',
  oidc_key: passing,
  oidc_state: passing,
  oidc_proof: passing,
  sign_in_attempt: passing,
  pin_reset: passing,
  idempotency: passing,
};

/** The names of all tables, each after those that it refers to. */
export const tableNames = Object.keys(inOrderOfReference) as (keyof Tables)[];

/** The names of those that a backup holds. */
export const keptTableNames = tableNames.filter((name) => inOrderOfReference[name] !== passing);

/** What a table holds that a backup holds, as a librarian calls it. */
export function contentOf(table: keyof Tables): string | undefined {
  return inOrderOfReference[table];
}
