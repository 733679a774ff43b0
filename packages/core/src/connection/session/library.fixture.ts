import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } from 'jose';
import { Provider } from 'oidc-provider';
import { json, problem } from '../server.fixture.ts';

export const site = 'sekolah';
export const page = 'https://sekolah.example.sch.id/perpustakaan';

export interface TestLibrary {
  readonly url: string;
  readonly issuer: string;
  readonly provider: Provider;
  /** Requests for tokens and their end, in order: the kind of grant, or `revocation`. */
  readonly asked: string[];
  /** What the reader does at the sign-in page. */
  reader: 'allows' | 'denies';
  /** Answers that there were too many requests where an address of the authorization server ends so. */
  busyAt: string | undefined;
  /** Answers no more where an address of the authorization server ends so. @returns when somebody waits there */
  silence(path: string): Promise<void>;
  /** Follows the sign-in page as a browser does. @returns where it ends: the address that the outcome is sent to */
  visit(address: string): Promise<URL>;
}

/** A library with a certified authorization server and one personal endpoint, until the test ends. */
export async function library(t: TestContext, { nonces = false } = {}): Promise<TestLibrary> {
  const listeners: ((req: IncomingMessage, res: ServerResponse) => unknown)[] = [];
  const server = createServer((req, res) => listeners[0]!(req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${url}/oidc`;
  // It warns of keeping everything in memory, which is what a test wants.
  for (const method of ['warn', 'info'] as const) t.mock.method(console, method, () => {});
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: site,
        application_type: 'native',
        redirect_uris: [`${issuer}/relay`, page, 'http://127.0.0.1/'],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'none',
        dpop_bound_access_tokens: true,
      },
    ],
    scopes: ['profile', 'loans', 'holds', 'account'],
    claims: {},
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => nonces },
    },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const authorize = provider.callback();

  const asked: string[] = [];
  provider.on('grant.success', (ctx) => asked.push(String(ctx.oidc.params?.['grant_type'])));
  provider.on('grant.error', (ctx) => asked.push(`${String(ctx.oidc.params?.['grant_type'])} refused`));
  provider.on('refresh_token.destroyed', () => asked.push('revocation'));

  const signIn = async (req: IncomingMessage, res: ServerResponse) => {
    const { params } = await provider.interactionDetails(req, res);
    if (self.reader === 'denies') return provider.interactionFinished(req, res, { error: 'access_denied' });
    const grant = new provider.Grant({ accountId: 'sari', clientId: site });
    grant.addOIDCScope(String(params['scope']));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(req, res, { login: { accountId: 'sari' }, consent });
  };

  let isSilent = (_path: string) => false;
  listeners.push((req, res) => {
    const path = req.url ?? '';
    if (isSilent(path)) return;
    if (self.busyAt !== undefined && path.endsWith(self.busyAt)) {
      return problem(res, 429, 'too-many-requests', { 'retry-after': '7' });
    }
    if (path.startsWith('/sign-in/')) return signIn(req, res);
    if (!path.startsWith('/oidc')) return answerLoans(provider, url, req, res);
    Object.assign(req, { originalUrl: path, url: path.slice('/oidc'.length) });
    return authorize(req, res);
  });

  const self: TestLibrary = {
    url,
    issuer,
    provider,
    asked,
    reader: 'allows',
    busyAt: undefined,
    silence: (silent) =>
      new Promise((resolve) => {
        isSilent = (path) => {
          if (path.endsWith(silent)) resolve();
          return path.endsWith(silent);
        };
      }),
    async visit(address) {
      const cookies = new Map<string, string>();
      const target = new URL(address).searchParams.get('redirect_uri')!;
      let at = new URL(address);
      while (!at.href.startsWith(target)) {
        const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const set of answer.headers.getSetCookie()) {
          const [name, value] = set.split(';')[0]!.split('=') as [string, string];
          cookies.set(name, value);
        }
        const next = answer.headers.get('location');
        if (next === null) throw new Error(`${at.href}: ${answer.status} ${await answer.text()}`);
        at = new URL(next, at);
      }
      return at;
    },
  };
  return self;
}

/** Answers whoever has a token and the proof of its key (RFC 9449, section 4.3). */
async function answerLoans(provider: Provider, url: string, req: IncomingMessage, res: ServerResponse) {
  const [scheme, token = ''] = (req.headers.authorization ?? '').split(' ');
  const found = await provider.AccessToken.find(token);
  try {
    const { payload, protectedHeader } = await jwtVerify(String(req.headers['dpop']), EmbeddedJWK, {
      typ: 'dpop+jwt',
    });
    const isProof =
      scheme === 'DPoP' &&
      payload['htm'] === req.method &&
      payload['htu'] === url + req.url!.split('?')[0]! &&
      payload['ath'] === createHash('sha256').update(token).digest('base64url') &&
      found?.jkt === (await calculateJwkThumbprint(protectedHeader.jwk!));
    if (isProof) return json(res, { items: [], total: 0 });
  } catch {
    // Refused below, as is a proof of something else.
  }
  problem(res, 401, 'sign-in-required', { 'www-authenticate': 'DPoP error="invalid_token"' });
}
