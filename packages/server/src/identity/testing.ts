import type { Logger } from 'pino';
import * as oauth from 'oauth4webapi';
import type { NewPatron } from '../patrons/patron.ts';
import { patronsDomain } from '../patrons/domain.ts';
import { chosenPin } from '../patrons/pin.ts';
import { PatronService } from '../patrons/service.ts';
import { defaultProfile } from '../library/default-profile.ts';
import type { Database } from '../database/index.ts';
import { sampleServer } from '../http/testing.ts';
import type { Listening, Owner } from '../http/testing.ts';
import { SiteService } from '../sites/service.ts';
import type { Site } from '../sites/service.ts';
import { identityDomain } from './domain.ts';
import type { Mail, SendMail } from './mail.ts';
import type { IdentityServices } from './services.ts';

/** The origin of the site that readers come from. */
export const siteOrigin = 'https://portal.kota.go.id';
export const card = 'KOTA-0001';
export const pin = '246813';

export interface IdentityTestServer extends Listening {
  readonly issuer: string;
  readonly sites: SiteService;
  readonly site: Site;
  readonly services: IdentityServices;
  readonly patrons: PatronService;
  readonly patron: string;
  /** Whoever was mailed what. */
  readonly mails: Mail[];
  /** Lets time go by, which else stands still, for everything but the authorization server itself. */
  pass(seconds: number): void;
}

/** A library with one patron and one site, listening. */
export async function identityServer(
  owner: Owner,
  { kysely: db }: Database,
  options: { redirectUris?: readonly string[]; sendMail?: SendMail; log?: Logger } = {},
): Promise<IdentityTestServer> {
  const mails: Mail[] = [];
  const {
    redirectUris = [],
    sendMail = (mail: Mail) => Promise.resolve(void mails.push(mail)),
    log,
  } = options;
  let time = Date.now();
  const now = () => new Date(time);
  const profile = () =>
    Promise.resolve({
      ...defaultProfile,
      languages: ['id', 'en'],
      branches: [{ ...someBranch, id: 'pusat' }],
    });
  const patrons = new PatronService({ db, profile, now });
  const sites = new SiteService(db);
  const site = await sites.add({
    name: 'Portal Kota',
    origins: [siteOrigin],
    redirectUris,
    requestsPerMinute: null,
  });
  const identity = identityDomain({
    db,
    patrons,
    sites,
    libraryName: () => Promise.resolve('Perpustakaan Kota'),
    sendMail,
    now,
    isOutage: () => false,
    onError: (error) => {
      throw error;
    },
  });
  const server = await sampleServer(owner, {
    domains: [
      identity,
      patronsDomain(
        patrons,
        () => Promise.resolve({ loans: [], holds: [], fees: [] }),
        identity.tellAddressChange,
      ),
    ],
    sites,
    db,
    authenticator: identity.authenticator,
    ...(log && { log }),
  });
  const patron = await addPatron(db, patrons, { card, name: 'Siti Aminah', email: 'siti@example.id' });
  return {
    ...server,
    issuer: `${server.url}/oidc`,
    sites,
    site,
    services: identity.services,
    patrons,
    patron,
    mails,
    pass: (seconds) => void (time += seconds * 1000),
  };
}

const someBranch = {
  name: 'Perpustakaan Pusat',
  address: { street: 'Jalan Merdeka 1', locality: 'Kota', region: 'Jawa', country: 'ID' },
  hours: [],
  closedDays: [],
  amenities: [],
};

/** @returns the patron's id; the PIN is {@link pin} */
export async function addPatron(
  db: Database['kysely'],
  patrons: PatronService,
  given: Pick<NewPatron, 'card' | 'name'> & Partial<NewPatron>,
): Promise<string> {
  const patron = { category: 'adult', homeBranch: 'pusat', expires: '2999-12-31', ...given } as const;
  const chosen = await chosenPin(pin, given.card);
  const { id } = await db.transaction().execute((trx) => patrons.register(trx, patron, chosen));
  return id;
}

/** A browser's cookies and its way of following redirects, no more. */
export class Browser {
  readonly #cookies: Map<string, { value: string; path: string }>;

  /** @param other whose cookies it has, too, as they are now */
  constructor(other?: Browser) {
    this.#cookies = new Map(other ? other.#cookies : []);
  }

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Follows redirects within the library, and gives the last page or the redirect that leaves it. */
  async visit(url: string, init: RequestInit = {}): Promise<Response & { readonly at: string }> {
    let response = await this.open(url, init);
    let at = url;
    for (let hops = 0; hops < 5; hops++) {
      const location = response.headers.get('location');
      if (location === null || new URL(location, at).origin !== new URL(at).origin) break;
      at = new URL(location, at).href;
      response = await this.open(at);
    }
    return Object.assign(response, { at });
  }

  /** Sends a form of a page of the library. */
  send(url: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}) {
    return this.visit(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf('='));
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice('path='.length) ?? '/';
    const value = pair.slice(name.length + 1);
    if (value === '' || attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute)))
      this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}

/** A library server as a site knows it. */
export interface LibraryOfSite {
  readonly url: string;
  readonly site: Pick<Site, 'key'>;
}

/** A site's part in signing in: what a browser's script does there. */
export class SiteClient {
  readonly #server: LibraryOfSite;
  readonly redirectUri: string;
  readonly verifier = oauth.generateRandomCodeVerifier();
  readonly state = oauth.generateRandomState();
  readonly client: oauth.Client;
  as!: oauth.AuthorizationServer;
  keys!: oauth.CryptoKeyPair;

  constructor(server: LibraryOfSite, redirectUri: string) {
    this.#server = server;
    this.redirectUri = redirectUri;
    this.client = { client_id: server.site.key };
  }

  static async of(server: LibraryOfSite, redirectUri = `${server.url}/oidc/relay`): Promise<SiteClient> {
    const site = new SiteClient(server, redirectUri);
    const issuer = new URL(`${server.url}/oidc`);
    const response = await oauth.discoveryRequest(issuer, insecure);
    site.as = await oauth.processDiscoveryResponse(issuer, response);
    site.keys = await oauth.generateKeyPair('ES256');
    return site;
  }

  async authorizationUrl(changes: Readonly<Record<string, string>> = {}): Promise<string> {
    const url = new URL(this.as.authorization_endpoint!);
    const params = {
      client_id: this.client.client_id,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: 'profile loans',
      state: this.state,
      code_challenge: await oauth.calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      ...changes,
    };
    for (const [name, value] of Object.entries(params)) if (value !== '') url.searchParams.set(name, value);
    return url.href;
  }

  /** Opens the sign-in, gives card and PIN, consents. @returns the parameters that were handed over */
  async signIn(
    browser: Browser,
    changes: Readonly<Record<string, string>> = {},
    who = { card, pin },
  ): Promise<URLSearchParams> {
    let page = await browser.visit(await this.authorizationUrl(changes));
    if (page.at.includes('/sign-in/')) page = await browser.send(page.at, who);
    if (page.at.includes('/sign-in/')) page = await browser.send(`${page.at}/consent`, {});
    return handedOver(await page.text());
  }

  get dpop(): oauth.DPoPHandle {
    return oauth.DPoP(this.client, this.keys);
  }

  async exchange(handed: URLSearchParams, verifier = this.verifier): Promise<oauth.TokenEndpointResponse> {
    const params = oauth.validateAuthResponse(this.as, this.client, handed, this.state);
    const options = { ...insecure, DPoP: this.dpop };
    const ask = () =>
      oauth.authorizationCodeGrantRequest(
        this.as,
        this.client,
        oauth.None(),
        params,
        this.redirectUri,
        verifier,
        options,
      );
    return oauth.processAuthorizationCodeResponse(this.as, this.client, await ask());
  }

  async refresh(token: string): Promise<oauth.TokenEndpointResponse> {
    const options = { ...insecure, DPoP: this.dpop };
    const response = await oauth.refreshTokenGrantRequest(this.as, this.client, oauth.None(), token, options);
    return oauth.processRefreshTokenResponse(this.as, this.client, response);
  }

  async revoke(token: string): Promise<void> {
    const response = await oauth.revocationRequest(this.as, this.client, oauth.None(), token, insecure);
    await oauth.processRevocationResponse(response);
  }

  /** Asks for something personal. @param url of the server, where another node of the library is asked */
  ask(
    path: string,
    accessToken: string,
    { keys = this.keys, method = 'GET', url = this.#server.url, headers = {}, body = '' } = {},
  ): Promise<Response> {
    const options = { ...insecure, DPoP: oauth.DPoP(this.client, keys) };
    const written = body === '' ? null : body;
    return oauth
      .protectedResourceRequest(
        accessToken,
        method,
        new URL(url + path),
        new Headers(headers),
        written,
        options,
      )
      .catch((error: unknown) => {
        if (error instanceof oauth.WWWAuthenticateChallengeError) return error.response;
        throw error;
      });
  }
}

/** The tests' servers speak plain http. */
// eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated only to be conspicuous
export const insecure = { [oauth.allowInsecureRequests]: true } as const;

/** What the hand-over page tells the page that opened it. */
export function handedOver(page: string): URLSearchParams {
  const [, message] = /data-message="([^"]*)"/.exec(page) ?? [];
  if (message === undefined) throw new Error(`Nothing was handed over: ${page}`);
  const text = message.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const { type: _type, ...params } = JSON.parse(text) as Record<string, string>;
  return new URLSearchParams(params);
}
