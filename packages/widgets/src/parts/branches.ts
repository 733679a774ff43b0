import type { Connection } from '@pustaka/core/connection';
import { ProfileClient } from '@pustaka/core/profile';

/** The names of a library's branches, by id. */
export type BranchNames = ReadonlyMap<string, string>;

const asked = new WeakMap<Connection, Promise<BranchNames>>();

/**
 * The names of the branches, asked for once for all widgets of a page. Where the library cannot be asked, an empty map,
 * and the next call asks again: names are a help, and nothing waits for them in vain.
 */
export function branchNames(connection: Connection): Promise<BranchNames> {
  let names = asked.get(connection);
  if (!names) {
    names = new ProfileClient(connection).get().then(
      ({ branches }) => new Map(branches.map(({ id, name }) => [id, name])),
      () => {
        asked.delete(connection);
        return new Map<string, string>();
      },
    );
    asked.set(connection, names);
  }
  return names;
}
