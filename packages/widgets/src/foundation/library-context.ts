import { createContext } from '@lit/context';
import { Connection } from '@pustaka/core/connection';

/** Gives the connection to a library, in the language of whoever asks. */
export interface LibrarySource {
  connection(language: string): Connection;
}

/**
 * Under which a page-wide connection is provided: by `<pustaka-library>`, or by any other provider of the context
 * protocol. The key is the same in every copy of the package.
 */
export const libraryContext = createContext<LibrarySource>(Symbol.for('@pustaka/widgets/library'));

/**
 * A source for the library server at `url`, with one connection for each language that is asked for.
 *
 * @param site - the public key of the embedding site
 */
export function librarySource(url: string, site: string): LibrarySource {
  const connections = new Map<string, Connection>();
  return {
    connection(language) {
      let connection = connections.get(language);
      if (!connection) {
        connection = new Connection({ url, language, ...(site && { site }) });
        connections.set(language, connection);
      }
      return connection;
    },
  };
}
