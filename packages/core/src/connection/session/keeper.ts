import type { Scope } from '../../contract/endpoint.ts';
import { signOutEverywhere } from '../../contract/identity.ts';
import { Connection } from '../connection.ts';
import { ownAddress } from '../environment.ts';
import { SignInError } from '../errors/sign-in-error.ts';
import { aside } from './aside.ts';
import type { AuthorizationServer } from './authorization-server.ts';
import { Departures } from './departures.ts';
import { exclusively } from './exclusively.ts';
import { Idle } from './idle.ts';
import type { SessionEnd, SessionOptions, SessionState, SignInOptions, SignOutOptions } from './options.ts';
import { popup } from './routes/popup.ts';
import { goOnAt, isAt, outcomeInAddress, redirect, restoreAddress } from './routes/redirect.ts';
import type { SignInRoute } from './routes/route.ts';
import { openWindow, type OpenedWindow } from './routes/window.ts';
import { usualStorage } from './storage/index.ts';
import type { SessionStorage } from './storage/storage.ts';
import type { Attempt, StoredSession } from './stored.ts';

const usualScopes: readonly Scope[] = ['profile', 'loans', 'holds'];

/** An access token that ends so soon, in milliseconds, is not sent any more. */
const margin = 30_000;

const page: { addEventListener?(type: 'pageshow', listener: (event: { persisted: boolean }) => void): void } =
  globalThis;

/** Whoever shows the session. */
interface Audience {
  show(state: SessionState, scopes: StoredSession['scopes'], ended?: SessionEnd): void;
  tell(what: 'idle' | 'active'): void;
}

/**
 * Keeps the session of one site at one library. What counts is what the storage holds: tabs and widgets read it there, one
 * changes it at a time, and tells the others.
 *
 * The access token is stored beside the refresh token, so that not every page has to renew it. Neither works without the
 * key, and whoever could read them there could use the key as well.
 */
export class Keeper {
  readonly #options: SessionOptions;
  readonly #audience: Audience;
  readonly #issuer: string;
  /** Names the session in the storage, and among tabs. */
  readonly #name: string;
  readonly #storage: Promise<SessionStorage>;
  readonly #departures: Departures;
  readonly #others: BroadcastChannel;
  readonly #idle: Promise<Idle>;
  #server: Promise<AuthorizationServer> | undefined;
  #session: StoredSession | undefined;
  #resumed: Promise<void> | undefined;
  #signingIn: Promise<void> | undefined;

  constructor(options: SessionOptions, audience: Audience) {
    this.#options = options;
    this.#audience = audience;
    const { origin, pathname } = new URL(options.url, ownAddress());
    this.#issuer = `${origin}${pathname.replace(/\/+$/, '')}/oidc`;
    this.#name = `${this.#issuer} ${options.site}`;
    this.#storage = options.storage ? Promise.resolve(options.storage) : usualStorage();
    this.#departures = new Departures(this.#storage, this.#key('departures'));
    this.#idle = this.#storage.then(
      (all) =>
        new Idle(() => options.idleMinutes, all, this.#key('active'), {
          idle: () => {
            audience.tell('idle');
          },
          active: () => {
            audience.tell('active');
            this.#others.postMessage(null);
          },
          end: () => {
            aside(this.signOut({}, 'idle'));
          },
        }),
    );
    this.#others = new BroadcastChannel(this.#name);
    this.#others.onmessage = () => {
      aside(this.#load());
    };
    // Messages pass over a page in the back-forward cache.
    page.addEventListener?.('pageshow', ({ persisted }) => {
      if (persisted) aside(this.#load());
    });
    // Node waits for open channels before it ends; browsers do not know this.
    (this.#others as { unref?: () => void }).unref?.();
  }

  resume(): Promise<void> {
    this.#resumed ??= this.#resume().catch((error: unknown) => {
      // Told once.
      this.#resumed = undefined;
      throw error;
    });
    return this.#resumed;
  }

  /** @param window that was opened for it */
  signIn(options: SignInOptions, window?: OpenedWindow): Promise<void> {
    window?.focus();
    if (this.#signingIn) return this.#signingIn.then(() => this.#signInFor(options, window));
    this.#signingIn = this.#signIn(options, window).finally(() => {
      this.#signingIn = undefined;
    });
    return this.#signingIn;
  }

  /** Signs in once more for what the sign-in before has not asked for. */
  async #signInFor(options: SignInOptions, window?: OpenedWindow): Promise<void> {
    const { scopes = usualScopes } = options;
    if (scopes.every((scope) => this.#session?.scopes.includes(scope))) return;
    await this.signIn(options, window?.closed ? openWindow() : window);
  }

  async signOut({ everywhere = false }: SignOutOptions, ended: SessionEnd = 'left'): Promise<void> {
    if (everywhere) {
      const { url, language } = this.#options;
      const connection = new Connection({ url, authorizer: this, ...(language && { language }) });
      await connection.request(signOutEverywhere, {});
    }
    const session = await exclusively(this.#name, async () => {
      const kept = await this.#read();
      await this.#end(ended);
      return kept;
    });
    // The key is gone, and with it the use of the tokens; should this fail, nobody is the worse for it.
    if (session && !everywhere)
      await this.#open()
        .then((server) => server.revoke(session))
        .catch(() => {});
  }

  async stay(): Promise<void> {
    await (await this.#idle).stay();
  }

  async send(request: Request, fetch: typeof globalThis.fetch): Promise<Response> {
    // A redirect that brought no session back was told to who resumed.
    await this.resume().catch(() => {});
    const kept = this.#session;
    const session = kept && kept.expiresAt - Date.now() < margin ? await this.#refresh(kept) : kept;
    if (session instanceof Response) return session;
    if (!session) return fetch(request);
    const server = await this.#open();
    const answer = await server.send(session, request, fetch);
    if (answer.status !== 401) return answer;
    // It may have been ended before its time.
    const fresh = await this.#refresh(session);
    if (fresh instanceof Response) return fresh;
    if (!fresh) return answer;
    const last = await server.send(fresh, request, fetch);
    if (last.status === 401) await this.#expire(fresh);
    return last;
  }

  async #resume(): Promise<void> {
    const outcome = outcomeInAddress();
    const departure = await this.#departures.take(outcome?.get('state'));
    if (outcome && departure) {
      const { attempt, address, isBack } = departure;
      if (!isBack && !isAt(address)) {
        await this.#departures.add({ ...departure, isBack: true });
        return goOnAt(address, outcome);
      }
      restoreAddress(address);
      return this.#during(() => this.#finish(attempt, outcome));
    }
    if ((await this.#read()) && (await (await this.#idle).isOver())) return this.signOut({}, 'idle');
    await this.#load();
  }

  async #signIn(options: SignInOptions, window?: OpenedWindow): Promise<void> {
    await this.resume().catch(() => {});
    await this.#during(async () => {
      const { scopes = usualScopes, mode } = options;
      const { language, idleMinutes } = this.#options;
      const ended = await this.#howEnded();
      const route = this.#route(mode, window, (address) =>
        this.#departures.add({ attempt, address, leftAt: Date.now(), isBack: false }),
      );
      const server = await this.#open();
      const { attempt, address } = await server.begin({
        redirectUri: route.redirectUri,
        scopes: [...new Set([...(this.#session?.scopes ?? []), ...scopes])],
        language,
        // Who signs in next may be someone else, while the library's own cookie still knows who it was.
        afresh: idleMinutes !== undefined || ended === 'left' || ended === 'idle',
      });
      await this.#finish(attempt, await route.visit(address, attempt.state));
    }).finally(() => window?.close());
  }

  #route(
    mode: SignInOptions['mode'],
    window: OpenedWindow | undefined,
    leave: (address: string) => Promise<void>,
  ): SignInRoute {
    if (typeof mode === 'object') return mode;
    return window ? popup(window, this.#issuer) : redirect(this.#options.redirectUri, leave);
  }

  /** Shows that someone is signing in, and afterwards what came of it. */
  async #during(signIn: () => Promise<void>): Promise<void> {
    this.#audience.show('signing-in', this.#session?.scopes ?? []);
    try {
      await signIn();
    } catch (error) {
      await this.#load();
      throw error instanceof SignInError ? error : new SignInError('sign-in-failed', error);
    }
  }

  async #finish(attempt: Attempt, outcome: URLSearchParams): Promise<void> {
    const server = await this.#open();
    const session = await server.finish(attempt, outcome);
    const former = await exclusively(this.#name, async () => {
      const kept = await this.#read();
      await (await this.#storage).delete(this.#key('ended'));
      await (await this.#idle).note();
      await this.#keep(session);
      return kept;
    });
    if (former) aside(server.revoke(former));
  }

  /** Gets new tokens in the place of these, unless another tab already has. @returns a refusal as it came */
  async #refresh(stale: StoredSession): Promise<StoredSession | Response | undefined> {
    return exclusively(this.#name, async () => {
      const kept = await this.#read();
      if (kept?.accessToken !== stale.accessToken) return this.#load();
      const session = await (await this.#open()).refresh(kept);
      if (session instanceof Response) return session;
      await (session ? this.#keep(session) : this.#end('expired'));
      return session;
    });
  }

  /** Ends a session that the library does not know any more, unless another tab has a new one. */
  async #expire(refused: StoredSession): Promise<void> {
    await exclusively(this.#name, async () => {
      const kept = await this.#read();
      await (kept?.accessToken === refused.accessToken ? this.#end('expired') : this.#load());
    });
  }

  async #load(): Promise<StoredSession | undefined> {
    const ended = await this.#howEnded();
    const session = await this.#read();
    // Another reader may have come: what is there of the last one is to be put away first.
    if (session && this.#session && session.id !== this.#session.id) this.#take(undefined);
    this.#take(session, session ? undefined : ended);
    return session;
  }

  async #howEnded(): Promise<SessionEnd | undefined> {
    return (await (await this.#storage).get(this.#key('ended'))) as SessionEnd | undefined;
  }

  async #read(): Promise<StoredSession | undefined> {
    return (await (await this.#storage).get(this.#name)) as StoredSession | undefined;
  }

  async #keep(session: StoredSession): Promise<void> {
    await (await this.#storage).set(this.#name, session);
    this.#take(session);
    this.#others.postMessage(null);
  }

  async #end(ended: SessionEnd): Promise<void> {
    const storage = await this.#storage;
    await storage.set(this.#key('ended'), ended);
    await storage.delete(this.#name);
    this.#take(undefined, ended);
    this.#others.postMessage(null);
  }

  #take(session: StoredSession | undefined, ended?: SessionEnd): void {
    this.#session = session;
    void this.#idle.then((idle) => (session ? idle.watch() : idle.rest()));
    this.#audience.show(session ? 'signed-in' : 'signed-out', session?.scopes ?? [], ended);
  }

  #key(what: string): string {
    return `${this.#name} ${what}`;
  }

  /** Loads what only readers need. */
  #open(): Promise<AuthorizationServer> {
    this.#server ??= import('./authorization-server.ts').then(({ AuthorizationServer }) => {
      const { site } = this.#options;
      if (!site) throw new TypeError('Nobody can sign in without a `site`');
      return new AuthorizationServer(this.#issuer, site);
    });
    // What could not be loaded now may be another time.
    this.#server.catch(() => (this.#server = undefined));
    return this.#server;
  }
}
