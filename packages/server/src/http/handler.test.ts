import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { getLibrary } from '@pustaka/core/contract';
import express5 from 'express';
import type { Express } from 'express';
import { defaultProfile } from '../library/default-profile.ts';
import type { Handler } from './handler.ts';
import { route } from './route.ts';
import { listening, once, sampleServer } from './testing.ts';

const express4 = createRequire(import.meta.url)('express-4') as () => Express;

/** Serves a host application that the handler is part of. */
async function hosted(t: TestContext, build: (handler: Handler) => RequestListener) {
  const { handler } = await sampleServer(t);
  return listening(t, build(handler));
}

for (const [name, express] of [
  ['Express 5', express5],
  ['Express 4', express4],
] as const) {
  describe(`inside ${name}`, () => {
    it('answers under a base path, and says so in its own links', async (t) => {
      const host = await hosted(t, (handler) => express().use('/layanan/pustaka', handler));
      assert.equal((await host.get('/layanan/pustaka/v1/library')).status, 200);
      assert.equal((await host.get('/v1/library')).status, 404);
      const { servers } = (await (await host.get('/layanan/pustaka/v1/openapi.json')).json()) as {
        servers: unknown;
      };
      assert.deepEqual(servers, [{ url: '/layanan/pustaka/v1' }]);
      const page = await (await host.get('/layanan/pustaka')).text();
      assert.match(page, /href="http:\/\/127\.0\.0\.1:\d+\/layanan\/pustaka\/v1\/library"/);
    });

    it('passes what is not its own on as if it had never seen it', async (t) => {
      const host = await hosted(t, (handler) => {
        const app = express().use(handler);
        app.get('/berita', (req, res) => {
          const own = [req, res].every(
            (object) => app.request.isPrototypeOf(object) || app.response.isPrototypeOf(object),
          );
          res.json({ query: req.query, own });
        });
        return app;
      });
      const response = await host.get('/berita?kota=medan');
      assert.deepEqual(await response.json(), { query: { kota: 'medan' }, own: true });
      for (const name of ['x-request-id', 'content-security-policy', 'vary'])
        assert.equal(response.headers.get(name), null);
      assert.equal((await host.get('/v1/library')).status, 200);
    });

    it('answers a body that the host has read already', async (t) => {
      const host = await hosted(t, (handler) => express().use(express5.json(), handler));
      const response = await host.get('/v1/library', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      assert.equal(response.status, 405);
    });
  });
}

it('answers behind a host that has taken the base path off by itself', async (t) => {
  const host = await hosted(t, (handler) => (req, res) => {
    req.url = req.url!.replace('/pustaka', '');
    handler(req, res);
  });
  assert.equal((await host.get('/pustaka/v1/library')).status, 200);
});

it('answers a request target with a scheme and host as any other', async (t) => {
  const server = await sampleServer(t);
  const answer = await server.send(
    'GET http://x/v1/library?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  assert.match(answer, /^HTTP\/1\.1 400 [^]*"pointer":"\/query\/a"/);
  const star = await server.send('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  assert.match(star, /^HTTP\/1\.1 404 /);
});

it('refuses a body without reading it, and hangs up', async (t) => {
  const server = await sampleServer(t);
  for (const [target, refusal] of [
    ['GET /v1/library', '413 [^]*"payload-too-large"'],
    ['POST /v1/library', '405 [^]*"method-not-allowed"'],
    ['PUT /v1/unknown', '404 [^]*"not-found"'],
  ]) {
    const answer = await server.send(
      `${target} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\nabc`,
    );
    assert.match(answer, new RegExp(`^HTTP/1\\.1 ${refusal}`), target);
    assert.match(answer, /\r\nConnection: close\r\n/);
  }
});

describe('closing', () => {
  it('finishes what is in flight and refuses what comes after', async (t) => {
    const [entered, gate] = [once(), once()];
    const slow = route(getLibrary, async () => {
      entered.happen();
      await gate.happened;
      return defaultProfile;
    });
    const server = await sampleServer(t, { routes: [slow] });
    const answer = server.get('/v1/library');
    await entered.happened;
    const closed = server.handler.close(60_000);
    const late = await server.get('/v1/library', { headers: { origin: 'https://elsewhere.example' } });
    assert.equal(late.status, 503);
    assert.equal(late.headers.get('connection'), 'close');
    assert.equal(late.headers.get('retry-after'), '5');
    assert.equal(late.headers.get('access-control-allow-origin'), '*');
    gate.happen();
    assert.equal((await answer).status, 200);
    await closed;
  });

  it('does not wait for ever', async (t) => {
    const entered = once();
    const stuck = route(getLibrary, () => {
      entered.happen();
      return new Promise<never>(() => undefined);
    });
    const server = await sampleServer(t, { routes: [stuck] });
    const answer = server.get('/v1/library');
    await entered.happened;
    await server.handler.close(1);
    await Promise.all([assert.rejects(answer), server.close()]);
  });
});
