import type { LibraryProfile } from '@pustaka/core/contract';
import type { ColumnType, Generated } from 'kysely';

/** The profile of the one library of this database: a table of at most one row. */
export interface LibraryProfileTable {
  /** Always true. */
  id: Generated<boolean>;
  profile: ColumnType<LibraryProfile, string | LibraryProfile, string | LibraryProfile>;
  updated_at: Generated<Date>;
}

export interface LibraryTables {
  library_profile: LibraryProfileTable;
}
