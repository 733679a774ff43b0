import assert from 'node:assert/strict';
import { before, describe, it, type TestContext } from 'node:test';
import { listLoans, type Problem } from '@pustaka/core/contract';
import type { RequestHandler } from 'express';
import { route } from './route.ts';
import { knownCallers, sampleRoutes, sampleServer, suite } from './testing.ts';
import type { SampleOptions, SampleServer } from './testing.ts';

const portal = { id: 'portal', key: 'site_portal', origins: ['https://kota.go.id'], requestsPerMinute: 3 };
const school = { id: 'school', key: 'site_school', origins: [], requestsPerMinute: null };
const village = { id: 'village', key: 'site_village', origins: [], requestsPerMinute: null };

const siti = { kind: 'patron', patron: 'siti', site: 'portal', scopes: new Set(['loans'] as const) } as const;

describe('who may read, and how much', () => {
  const owner = suite();
  let server: SampleServer;
  before(async () => {
    const loans = route(listLoans, () => ({ items: [], total: 0 }));
    const signIn: RequestHandler = (_req, res) => void res.sendStatus(200);
    server = await sampleServer(owner, {
      domains: [{ name: 'sample', routes: [...sampleRoutes, loans], mounts: { '/oidc': signIn } }],
      authenticator: knownCallers({ 'DPoP siti': siti }),
      sites: [portal, school, village],
      limits: { address: 2, site: 4 },
      trustProxy: 1,
    });
  });

  const ask = (headers: Record<string, string>, path = '/v1/library') => server.get(path, { headers });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const statuses = async (times: number, headers: Record<string, string>) => {
    const found: number[] = [];
    for (let i = 0; i < times; i++) found.push((await ask(headers)).status);
    return found;
  };
  const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

  it('lets pages of any origin read answers, and problems too', async () => {
    for (const path of ['/v1/library', '/v1/nothing', '/v1/catalog/suggest', '/v1/openapi.json']) {
      const response = await ask(
        { origin: 'https://elsewhere.example', ...from(`198.51.100.${path.length}`) },
        path,
      );
      assert.equal(response.headers.get('access-control-allow-origin'), '*', path);
      assert.match(response.headers.get('access-control-expose-headers')!, /X-Request-Id/, path);
    }
  });

  it('lets pages read what is refused before anybody looks who asks', async (t) => {
    const origin = 'https://elsewhere.example';
    for (const path of ['/v1/catalog/suggest?q=%zz', '/v1/catalog/records/%ff']) {
      const response = await ask({ origin, ...from('198.51.100.2') }, path);
      assert.equal(response.status, 400);
      assert.equal(response.headers.get('access-control-allow-origin'), '*', path);
    }
    const withBody = `GET /v1/library HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Length: 2\r\n\r\n{}`;
    assert.match(await server.send(withBody), /^HTTP\/1\.1 413 [^]*\r\nAccess-Control-Allow-Origin: \*\r\n/);
    const languages = () => Promise.reject(new Error('no database'));
    const ill = await sampleServer(t, { languages, isOutage: () => true });
    const response = await ill.get('/v1/library', { headers: { origin } });
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });

  it('lets no page read what is for operators', async () => {
    for (const path of ['/metrics', '/readyz', '/']) {
      assert.equal(
        (await ask({ origin: 'https://elsewhere.example' }, path)).headers.get('access-control-allow-origin'),
        null,
      );
    }
  });

  it('answers a preflight without counting it', async () => {
    for (let i = 0; i < 5; i++) {
      const response = await server.get('/v1/library', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://kota.go.id',
          'access-control-request-method': 'GET',
          ...from('198.51.100.200'),
        },
      });
      assert.equal(response.status, 204);
      assert.match(response.headers.get('access-control-allow-headers')!, /Pustaka-Site/);
      assert.equal(response.headers.get('access-control-max-age'), '86400');
    }
  });

  it('counts anonymous requests by address, and says when to come back', async () => {
    assert.deepEqual(await statuses(3, from('203.0.113.1')), [200, 200, 429]);
    const refused = await ask({ ...from('203.0.113.1'), 'accept-language': 'en' });
    const seconds = Number(refused.headers.get('retry-after'));
    assert.ok(seconds > 0 && seconds <= 60);
    assert.match(refused.headers.get('ratelimit')!, /"address"; r=0/);
    assert.match(((await refused.json()) as Problem).detail!, new RegExp(`^Try again in ${seconds} seconds`));
    assert.equal((await ask(from('203.0.113.2'))).status, 200);
  });

  it('counts one IPv6 network as one reader', async () => {
    assert.equal((await ask(from('2001:db8:1:1::1'))).status, 200);
    assert.equal((await ask(from('2001:db8:1:1::2'))).status, 200);
    assert.equal((await ask(from('2001:db8:1:1::3'))).status, 429);
  });

  it('counts requests of a registered origin or key against that site, wherever its readers are', async () => {
    const found = [
      (await ask({ origin: 'https://kota.go.id', ...from('192.0.2.1') })).status,
      (await ask({ 'pustaka-site': 'site_portal', ...from('192.0.2.2') })).status,
      (await ask({ 'pustaka-site': 'site_portal', origin: 'https://kota.go.id', ...from('192.0.2.3') }))
        .status,
      (await ask({ origin: 'https://kota.go.id', ...from('192.0.2.4') })).status,
    ];
    assert.deepEqual(found, [200, 200, 200, 429]);
  });

  it('gives a site without a limit of its own the server’s', async () => {
    const found: number[] = [];
    for (let reader = 0; reader < 5; reader++) {
      found.push((await ask({ 'pustaka-site': 'site_school', ...from(`192.0.2.${10 + reader}`) })).status);
    }
    assert.deepEqual(found, [200, 200, 200, 200, 429]);
  });

  it('lets no single address use up what a site may ask, the key of which everybody can read', async () => {
    const headers = { 'pustaka-site': 'site_village' };
    const greedy = { ...headers, ...from('192.0.2.66') };
    assert.deepEqual(await statuses(6, greedy), [200, 200, 429, 429, 429, 429]);
    const refused = await ask(greedy);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.deepEqual(await statuses(2, { ...headers, ...from('192.0.2.67') }), [200, 200]);
    // Elsewhere, what the address asked for one site does not count.
    assert.equal((await ask(from('192.0.2.66'))).status, 200);
  });

  it('keeps no reader from their own things, nor from signing in, where a site’s searches are used up', async () => {
    const headers = { origin: 'https://kota.go.id', ...from('192.0.2.80') };
    const strangers = ['192.0.2.101', '192.0.2.102', '192.0.2.103', '192.0.2.104'];
    const found: number[] = [];
    for (const stranger of strangers) found.push((await ask({ ...headers, ...from(stranger) })).status);
    assert.equal(found.at(-1), 429);
    const signedIn = { ...headers, authorization: 'DPoP siti' };
    assert.equal((await ask(signedIn, '/v1/me/loans')).status, 200);
    assert.equal((await ask(headers, '/oidc/token')).status, 200);
    // Their address is counted all the same.
    assert.equal((await ask(signedIn, '/v1/me/loans')).status, 429);
  });

  it('refuses a key that nobody has', async () => {
    const response = await ask({ 'pustaka-site': 'site_unknown' });
    assert.equal(response.status, 403);
    assert.equal(await codeOf(response), 'site-unknown');
  });

  it('refuses a key used from an origin that is not its site’s', async () => {
    for (const origin of [
      'https://elsewhere.example',
      'https://kota.go.id.evil.example',
      'null',
      'http://kota.go.id',
    ]) {
      const response = await ask({ 'pustaka-site': 'site_portal', origin });
      assert.equal(response.status, 403);
      assert.equal(await codeOf(response), 'origin-not-allowed', origin);
    }
  });
});

describe('what a domain serves beside the contract', () => {
  const origin = 'https://elsewhere.example';
  /** As the authorization server does, it says itself which pages may read its answers. */
  const handle: RequestHandler = (req, res) => {
    res.set('Access-Control-Allow-Origin', origin).sendStatus(req.method === 'OPTIONS' ? 204 : 200);
  };
  const serve = (t: TestContext, options: SampleOptions) =>
    sampleServer(t, { domains: [{ name: 'sample', routes: [], mounts: { '/oidc': handle } }], ...options });
  const token = (server: SampleServer) =>
    server.get('/oidc/token', { method: 'POST', headers: { origin, 'accept-language': 'en' } });
  const preflight = (server: SampleServer) =>
    server.get('/oidc/token', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'dpop' },
    });

  it('lets pages read that there were too many requests, and when to come back', async (t) => {
    const server = await serve(t, { limits: { address: 1 } });
    for (let i = 0; i < 3; i++) assert.equal((await preflight(server)).status, 204);
    assert.equal((await token(server)).headers.get('access-control-allow-origin'), origin);
    const refused = await token(server);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.match(refused.headers.get('access-control-expose-headers')!, /Retry-After/);
    assert.match(((await refused.json()) as Problem).detail!, /^Try again in \d+ seconds/);
    assert.equal((await preflight(server)).status, 204);
  });

  it('lets pages read that the server cannot answer just now', async (t) => {
    const languages = () => Promise.reject(new Error('no database'));
    const server = await serve(t, { languages, isOutage: () => true });
    assert.equal((await preflight(server)).status, 204);
    const refused = await token(server);
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('access-control-allow-origin'), '*');
    assert.equal(refused.headers.get('retry-after'), '5');
  });
});

it('does not believe a forwarded address where no proxy is trusted', async (t) => {
  const server = await sampleServer(t, { limits: { address: 1 } });
  const ask = (address: string) => server.get('/v1/library', { headers: { 'x-forwarded-for': address } });
  assert.equal((await ask('203.0.113.1')).status, 200);
  assert.equal((await ask('203.0.113.2')).status, 429);
});
