import { Session } from '@pustaka/core/session';
import { canonical } from './locale.ts';
import type { SignInPlace } from './library-context.ts';

const sessions = new Map<string, Session>();

/** Who is signed in at a library: one for all widgets of a page, whichever way each came by it. */
export function sessionAt({ url, site }: SignInPlace): Session {
  const name = `${url} ${site}`;
  let session = sessions.get(name);
  if (!session) {
    session = new Session({
      url,
      site,
      // Asked for when somebody signs in: the page may have changed its language by then.
      get language() {
        return canonical(document.documentElement.lang);
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
