import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Scope } from '@pustaka/core/contract';
import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose';
import { Provider } from 'oidc-provider';
import type { AdapterFactory, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { dpopAlgorithms } from '../http/caller.ts';
import { scopes } from './clients.ts';
import type { IdentityKeys } from './keys.ts';

const minute = 60;
const day = 24 * 60 * minute;

/** How long each thing lasts, in seconds. */
const lifetimes = {
  AccessToken: 10 * minute,
  AuthorizationCode: minute,
  /** A reader signs in again at least this often. */
  Grant: 90 * day,
  IdToken: 10 * minute,
  Interaction: 30 * minute,
  /** From one use to the next. */
  RefreshToken: 14 * day,
  /** Of the library's own cookie: long enough for a second site, short enough for a shared computer. */
  Session: 15 * minute,
};

export interface ProviderOptions {
  /** The server's own address, `https://pustaka.example.id/oidc`. */
  readonly issuer: string;
  readonly keys: IdentityKeys;
  readonly adapter: AdapterFactory;
  readonly isPatron: (id: string) => Promise<boolean>;
  /** What of a request is allowed without asking the patron: all that they allowed before, or nothing. */
  readonly remembered: (
    patron: string,
    client: string,
    wanted: ReadonlySet<string>,
  ) => Promise<readonly Scope[]>;
  /** A refresh token came with a sound proof of a key, and was refused. */
  readonly refusedRefresh: (token: string, thumbprint: string) => Promise<void>;
  readonly showError: (ctx: KoaContextWithOIDC, code: string, description?: string) => Promise<void>;
  /** Hands the outcome over to the page that opened the window. */
  readonly showRelay: (ctx: KoaContextWithOIDC, outcome: Readonly<Record<string, string>>) => Promise<void>;
  readonly onError: (req: IncomingMessage, error: unknown) => void;
}

/** The page of the library that hands over to the page that opened it. */
export const relayOf = (issuer: string): string => `${issuer}/relay`;

/** Makes the authorization server of one address: OAuth 2.1 with PKCE and DPoP, for the registered sites. */
export function createProvider(options: ProviderOptions): Provider {
  const { issuer } = options;
  const provider = new Provider(issuer, configuration(options));
  takeAddressFrom(provider, issuer);

  provider.use(async (context, next) => {
    await next();
    const ctx = context as KoaContextWithOIDC;
    const [target, query] = String(ctx.res.getHeader('location') ?? '').split('?');
    if (target === relayOf(issuer)) {
      // In place of the redirect: so the code is never in an address, and the page knows for which site it is.
      ctx.remove('Location');
      ctx.status = 200;
      await options.showRelay(ctx, Object.fromEntries(new URLSearchParams(query)));
    } else if (isRefusedGrant(ctx.body)) {
      const token = ctx.oidc.params?.['refresh_token'];
      // Sound: of one that is not, something else would have been said.
      const proof = ctx.get('DPoP');
      if (typeof token === 'string' && proof) await options.refusedRefresh(token, await thumbprintOf(proof));
    } else if (ctx.status === 404 && ctx.body === undefined) {
      // Koa would take a page for a success.
      ctx.status = 404;
      await options.showError(ctx, 'not_found');
    }
  });
  provider.on('server_error', (ctx, error) => options.onError(ctx.req, error));
  const koa: EventEmitter = provider;
  koa.on('error', (error: unknown, ctx: KoaContextWithOIDC) => options.onError(ctx.req, error));
  return provider;
}

const isRefusedGrant = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'error' in body && body.error === 'invalid_grant';

/** RFC 7638, of the key that made a proof. */
const thumbprintOf = (proof: string): Promise<string> =>
  calculateJwkThumbprint(decodeProtectedHeader(proof).jwk!);

/** Requests may come through proxies that shorten paths and end TLS; the issuer is what readers see. */
function takeAddressFrom(provider: Provider, issuer: string): void {
  const { protocol, host } = new URL(issuer);
  Object.defineProperties(provider.request, {
    protocol: { get: () => protocol.slice(0, -1) },
    host: { get: () => host },
  });
  provider.OIDCContext.prototype.urlFor = (name, values) => provider.urlFor(name, values);
}

function configuration(options: ProviderOptions): Configuration {
  const { issuer, keys, isPatron, remembered, showError } = options;
  const cookie = {
    httpOnly: true,
    sameSite: 'lax',
    signed: true,
    secure: issuer.startsWith('https:'),
  } as const;
  return {
    adapter: options.adapter,
    jwks: { keys: [keys.signing] },
    scopes: [...scopes],
    claims: {},
    discovery: { ui_locales_supported: ['id', 'en'] },
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    extraClientMetadata: { properties: ['origins'] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], dPoPSigningAlgValues: [...dpopAlgorithms] },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    rotateRefreshToken: true,
    issueRefreshToken: () => true,
    // The library's cookie ends after minutes; a reader stays signed in at the site.
    expiresWithSession: () => false,
    ttl: lifetimes,
    cookies: {
      keys: [keys.cookies],
      names: { session: 'pustaka_session', interaction: 'pustaka_sign_in', resume: 'pustaka_resume' },
      long: { ...cookie, path: `${new URL(issuer).pathname}/` },
      short: cookie,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true, nonceSecret: keys.nonces },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    interactions: { url: (_ctx, { uid }) => `${issuer}/sign-in/${uid}` },
    clientBasedCORS: (_ctx, origin, client) => (client['origins'] as readonly string[]).includes(origin),
    findAccount: async (_ctx, id) =>
      (await isPatron(id)) ? { accountId: id, claims: () => ({ sub: id }) } : undefined,
    async loadExistingGrant(ctx) {
      const { provider, client, account, result, requestParamOIDCScopes: wanted } = ctx.oidc;
      const { Grant } = provider;
      if (result?.consent?.grantId !== undefined) return Grant.find(result.consent.grantId);
      const allowed = await remembered(account!.accountId, client!.clientId, wanted);
      if (allowed.length === 0) return undefined;
      // A grant for each sign-in: what ends in one browser goes on in the others.
      const grant = new Grant({ accountId: account!.accountId, clientId: client!.clientId });
      grant.addOIDCScope(allowed.join(' '));
      const refused = [...wanted].filter((scope) => !allowed.includes(scope as Scope));
      if (refused.length > 0) grant.rejectOIDCScope(refused.join(' '));
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => showError(ctx, out.error, out.error_description),
  };
}
