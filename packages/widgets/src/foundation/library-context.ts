import { createContext } from '@lit/context';
import { Connection } from '@pustaka/core/connection';
import type { Authorizer } from '@pustaka/core/connection';

/** A library server, and the public key of the site at which its readers sign in. */
export interface SignInPlace {
  readonly url: string;
  readonly site: string;
}

/** Gives the connection to a library, in the language of whoever asks. */
export interface LibrarySource {
  connection(language: string): Connection;
  /** Where readers sign in. Absent where nobody can: without a site, or from a provider of an earlier version. */
  readonly signIn?: SignInPlace;
}

/**
 * Under which a page-wide connection is provided: by `<pustaka-library>`, or by any other provider of the context
 * protocol. The key is the same in every copy of the package.
 */
export const libraryContext = createContext<LibrarySource>(Symbol.for('@pustaka/widgets/library'));

/**
 * A source for the library server at `url`, with one connection for each language that is asked for. All sources for one
 * library and site share its session.
 *
 * @param site - the public key of the embedding site, without which nobody can sign in
 */
export function librarySource(url: string, site: string): LibrarySource {
  const connections = new Map<string, Connection>();
  const place = { url, site };
  // Not given the site: a browser would ask first before each search, and its `Origin` tells the server as much (decision
  // 0002). What is personal is asked for by widgets that have this code already; a page without readers does without.
  const authorizer: Authorizer = {
    async send(request, fetch) {
      const { sessionAt } = await import('./session-at.ts');
      return sessionAt(place).send(request, fetch);
    },
  };
  return {
    ...(site && { signIn: place }),
    connection(language) {
      let connection = connections.get(language);
      if (!connection) {
        connection = new Connection({ url, language, ...(site && { authorizer }) });
        connections.set(language, connection);
      }
      return connection;
    },
  };
}
