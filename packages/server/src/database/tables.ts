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

// A record, not a list, so that the compiler misses a table that was forgotten.
const inOrderOfReference: Record<keyof Tables, 'kept' | 'passing'> = {
  record: 'kept',
  item: 'kept',
  library_profile: 'kept',
  site: 'kept',
  patron: 'kept',
  patron_block: 'kept',
  circulation_rules: 'kept',
  loan: 'kept',
  hold: 'kept',
  fee: 'kept',
  settlement: 'kept',
  calendar_address: 'kept',
  consent: 'kept',
  oidc_key: 'passing',
  oidc_state: 'passing',
  oidc_proof: 'passing',
  sign_in_attempt: 'passing',
  pin_reset: 'passing',
  idempotency: 'passing',
};

/** The names of all tables, each after those that it refers to. */
export const tableNames = Object.keys(inOrderOfReference) as (keyof Tables)[];

/** The names of those that a backup holds. The others are about what passes, as sign-ins, and are better begun anew. */
export const keptTableNames = tableNames.filter((name) => inOrderOfReference[name] === 'kept');
