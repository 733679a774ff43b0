import type { LibraryProfile } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { LibraryTables } from '../database/tables/library.ts';
import { refreshing } from '../refreshing.ts';
import { defaultProfile } from './default-profile.ts';
import { readProfile } from './read-profile.ts';
import { LibraryStore } from './store.ts';

/** How long a profile that another process changed may go unnoticed. */
const maxAgeMs = 5_000;

/** What the library says of itself. */
export class LibraryService {
  readonly #store: LibraryStore;
  readonly #profile;

  constructor(db: Kysely<LibraryTables>) {
    this.#store = new LibraryStore(db);
    this.#profile = refreshing(async () => (await this.#store.profile()) ?? defaultProfile, maxAgeMs);
  }

  /** The profile; a plain default while nobody has written one. */
  profile(): Promise<LibraryProfile> {
    return this.#profile.get();
  }

  /** Names of the branches by their ids. */
  async branchNames(): Promise<ReadonlyMap<string, string>> {
    const { branches } = await this.profile();
    return new Map(branches.map(({ id, name }) => [id, name]));
  }

  /**
   * Takes a profile in the place of the present one.
   *
   * @param written as parsed from JSON
   * @throws ProblemError `bad-request`, with every field at fault
   */
  async replaceProfile(written: unknown): Promise<LibraryProfile> {
    await this.#store.save(readProfile(written));
    return this.#profile.refresh();
  }
}
