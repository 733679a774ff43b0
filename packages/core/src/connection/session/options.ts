import type { Scope } from '../../contract/endpoint.ts';
import type { SignInRoute } from './routes/route.ts';
import type { SessionStorage } from './storage/storage.ts';

/**
 * `unknown` until {@link Session.resume} has looked whether this device keeps a session; `signing-in` while the reader is
 * at the library's sign-in page.
 */
export type SessionState = 'unknown' | 'signed-out' | 'signing-in' | 'signed-in';

/**
 * How a session came to its end: `left` by the reader, who signed out in some tab or widget; `idle` on a shared computer
 * ({@link SessionOptions.idleMinutes}); `expired` after its time, or since the library ended it, as when the reader signs
 * out everywhere on another device.
 */
export type SessionEnd = 'left' | 'idle' | 'expired';

export interface SessionOptions {
  /** Where the library server is mounted, as for a connection. */
  readonly url: string | URL;
  /** The public key of the site, for which the reader allows what it asks. Without it nobody can sign in. */
  readonly site?: string;
  /** BCP 47: the language of the sign-in page. */
  readonly language?: string;
  /** Where a redirect brings the reader back to, as registered for the site; the page's own address by default. */
  readonly redirectUri?: string;
  /**
   * For computers that several people use: after so many minutes without a touch, a key or a move of the mouse the reader
   * is signed out, and whoever signs in has to type card and PIN.
   */
  readonly idleMinutes?: number | undefined;
  /** What keeps the session; by default IndexedDB in browsers, else the memory of the process. */
  readonly storage?: SessionStorage;
}

export interface SignOutOptions {
  /**
   * Signs the reader out of every site and on every device, not here only. Needs the scope `profile`.
   * @default false
   */
  readonly everywhere?: boolean;
}

export interface SignInOptions {
  /**
   * What the reader is asked to allow, beside what they allowed already.
   * @default ['profile', 'loans', 'holds']
   */
  readonly scopes?: readonly Scope[];
  /**
   * `popup` opens a window, and takes the page itself to the library where windows are blocked; `redirect` does so at
   * once. Apps and scripts give a way of their own.
   * @default 'popup'
   */
  readonly mode?: 'popup' | 'redirect' | SignInRoute;
}
