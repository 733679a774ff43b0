import type { Connection } from '@pustaka/core/connection';
import type { LibraryProfile } from '@pustaka/core/contract';
import { ProfileClient } from '@pustaka/core/profile';

/** The names of a library's branches, by id. */
export type BranchNames = ReadonlyMap<string, string>;

const asked = new WeakMap<Connection, Promise<LibraryProfile | undefined>>();

/**
 * The library's profile, asked for once for all widgets of a page. Where the library cannot be asked, nothing, and the next
 * call asks again: what it tells is a help, and nothing waits for it in vain.
 */
export function profileOf(connection: Connection): Promise<LibraryProfile | undefined> {
  let profile = asked.get(connection);
  if (!profile) {
    profile = new ProfileClient(connection).get().catch(() => {
      asked.delete(connection);
      return undefined;
    });
    asked.set(connection, profile);
  }
  return profile;
}

/** The names of the branches; an empty map where the library cannot be asked. */
export async function branchNames(connection: Connection): Promise<BranchNames> {
  const profile = await profileOf(connection);
  return new Map(profile?.branches.map(({ id, name }) => [id, name]));
}
