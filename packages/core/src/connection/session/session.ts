import type { Scope } from '../../contract/endpoint.ts';
import type { Authorizer } from '../authorizer.ts';
import { SignInError } from '../errors/sign-in-error.ts';
import type { Keeper } from './keeper.ts';
import type { SessionEnd, SessionOptions, SessionState, SignInOptions, SignOutOptions } from './options.ts';
import { openWindow } from './routes/window.ts';

/**
 * Who is signed in, on this device and at this site. It is the authorizer of a connection, for all of whose personal
 * calls it speaks; the widgets of a page share one, and its tabs agree.
 *
 * The reader signs in at the library's own page: the site learns neither card number nor PIN, and gets tokens that work
 * with a key only which never leaves the browser (OAuth 2.1 with PKCE, RFC 9449).
 *
 * Dispatches `change` whenever `state` or `scopes` have changed, and `write` whenever a call has changed something of the
 * reader's, so that whoever shows it can ask again. Where {@link SessionOptions.idleMinutes} are given, dispatches `idle`,
 * which can be cancelled, a minute before the session ends for nobody's using it, and `active` if it goes on after all:
 * whoever shows the reader a warning cancels the event, so that others on the page do not.
 *
 * @example
 * ```ts
 * const { session } = new Library({ url: 'https://perpustakaan.example.go.id', site: 'sekolah' });
 * session.addEventListener('change', () => console.log(session.state));
 * if ((await session.resume()) === 'signed-out') console.log('show a button that calls session.signIn()');
 * ```
 */
export class Session extends EventTarget implements Authorizer {
  /** Changed by the session alone. */
  state: SessionState = 'unknown';
  /** What the reader allowed this site. */
  scopes: readonly Scope[] = [];
  /** While `signed-out`: how the last session on this device came to its end, where there was one. */
  ended: SessionEnd | undefined;

  readonly #options: SessionOptions;
  #keeper: Promise<Keeper> | undefined;

  constructor(options: SessionOptions) {
    super();
    this.#options = options;
  }

  /**
   * Takes up the session that this device keeps, or that a redirect brings back; call it when the page starts.
   *
   * @throws SignInError where the reader comes back without having signed in
   */
  async resume(): Promise<SessionState> {
    await (await this.#open()).resume();
    return this.state;
  }

  /**
   * Lets the reader sign in at the library. Call it directly from a click, since browsers open windows for nothing else.
   *
   * @throws SignInError
   */
  async signIn(options: SignInOptions = {}): Promise<void> {
    const { mode = 'popup' } = options;
    // Before anything is awaited, while the browser still sees the click.
    const window = mode === 'popup' ? openWindow() : undefined;
    const keeper = await this.#open().catch((error: unknown) => {
      window?.close();
      throw new SignInError('sign-in-failed', error);
    });
    await keeper.signIn(options, window);
  }

  /**
   * Ends the session here, in all tabs, and at the library; on other devices, too, where that is asked for: they notice
   * with their next call.
   *
   * @throws LibraryError where the reader could not be signed out everywhere, and so is still signed in
   */
  async signOut(options: SignOutOptions = {}): Promise<void> {
    await (await this.#open()).signOut(options);
  }

  /**
   * Counts as a sign of life, for a button by which the reader answers `idle`. Any touch or key, and moving the mouse, does
   * so by itself; what a screen reader presses may not.
   */
  async stay(): Promise<void> {
    await (await this.#open()).stay();
  }

  /** Sends a personal call in the reader's name; as it is where nobody is signed in. */
  async send(request: Request, fetch: typeof globalThis.fetch): Promise<Response> {
    const answer = await (await this.#open()).send(request, fetch);
    if (answer.ok && request.method !== 'GET') this.dispatchEvent(new Event('write'));
    return answer;
  }

  /** Loads the rest, which pages without readers do without. */
  #open(): Promise<Keeper> {
    this.#keeper ??= import('./keeper.ts').then(
      ({ Keeper }) =>
        new Keeper(this.#options, {
          show: (state, scopes, ended) => {
            Object.assign(this, { state, scopes, ended });
            this.dispatchEvent(new Event('change'));
          },
          tell: (what) => this.dispatchEvent(new Event(what, { cancelable: true })),
        }),
    );
    // What could not be loaded now may be another time.
    this.#keeper.catch(() => (this.#keeper = undefined));
    return this.#keeper;
  }
}
