import { createContext } from '@lit/context';
import { Connection } from '@pustaka/core/connection';
import { Session } from '@pustaka/core/session';

/** Gives the connection to a library, in the language of whoever asks. */
export interface LibrarySource {
  connection(language: string): Connection;
  /** Who is signed in at the library. Absent where nobody can: without a site, or from a provider of an earlier version. */
  readonly session?: Session;
}

/**
 * Under which a page-wide connection is provided: by `<pustaka-library>`, or by any other provider of the context
 * protocol. The key is the same in every copy of the package.
 */
export const libraryContext = createContext<LibrarySource>(Symbol.for('@pustaka/widgets/library'));

/** One for all widgets of a page, whichever way each came by its library. */
const sessions = new Map<string, Session>();

/**
 * A source for the library server at `url`, with one connection for each language that is asked for. All sources for one
 * library and site share its session.
 *
 * @param site - the public key of the embedding site, without which nobody can sign in
 */
export function librarySource(url: string, site: string): LibrarySource {
  const connections = new Map<string, Connection>();
  const session = site ? sessionOf(url, site) : undefined;
  const shared = session && { session };
  return {
    ...shared,
    connection(language) {
      let connection = connections.get(language);
      if (!connection) {
        connection = new Connection({ url, language, ...(session && { site, authorizer: session }) });
        connections.set(language, connection);
      }
      return connection;
    },
  };
}

function sessionOf(url: string, site: string): Session {
  const name = `${url} ${site}`;
  let session = sessions.get(name);
  if (!session) {
    session = new Session({
      url,
      site,
      // Asked for when somebody signs in: the page may have changed its language by then.
      get language() {
        return document.documentElement.lang || 'id';
      },
      get idleMinutes() {
        return idleMinutes();
      },
    });
    sessions.set(name, session);
  }
  return session;
}

/** Of the page and not of one library, since it is the computer that several people use. */
function idleMinutes(): number | undefined {
  const given = document.querySelector('pustaka-library[idle-minutes]')?.getAttribute('idle-minutes');
  return Number(given) || undefined;
}
