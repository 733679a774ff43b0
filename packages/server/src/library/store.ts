import type { LibraryProfile } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { LibraryTables } from '../database/tables/library.ts';

/** SQL of the library's profile: one row, or none while the library has not described itself. */
export class LibraryStore {
  readonly #db: Kysely<LibraryTables>;

  constructor(db: Kysely<LibraryTables>) {
    this.#db = db;
  }

  async profile(): Promise<LibraryProfile | undefined> {
    const row = await this.#db.selectFrom('library_profile').select('profile').executeTakeFirst();
    return row?.profile;
  }

  async save(profile: LibraryProfile): Promise<void> {
    const values = { profile: JSON.stringify(profile), updated_at: new Date() };
    await this.#db
      .insertInto('library_profile')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}
