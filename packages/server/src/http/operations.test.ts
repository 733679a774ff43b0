import assert from 'node:assert/strict';
import { once as onceEvent } from 'node:events';
import { describe, it } from 'node:test';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getLibrary } from '@pustaka/core/contract';
import type { Problem } from '@pustaka/core/contract';
import { Gauge } from 'prom-client';
import { defaultProfile } from '../library/default-profile.ts';
import { route } from './route.ts';
import { once, sampleRoutes, sampleServer } from './testing.ts';
import type { SampleServer } from './testing.ts';

const failing = (error: unknown) => route(getLibrary, () => Promise.reject(error as Error));

describe('an error that nobody foresaw', () => {
  it('is logged in full, and answered with nothing of it but the id to ask by', async (t) => {
    const server = await sampleServer(t, { routes: [failing(new Error('password=hunter2'))] });
    const response = await server.get('/v1/library', { headers: { 'x-request-id': 'from-the-portal.1' } });
    const text = await response.text();
    assert.equal(response.status, 500);
    const problem = JSON.parse(text) as Problem;
    assert.equal(problem.code, 'internal');
    assert.equal(problem.requestId, 'from-the-portal.1');
    assert.doesNotMatch(text, /hunter2|at .*\.ts/);
    const logged = server.lines.find(({ level }) => level === 50)!;
    assert.equal(logged.requestId, 'from-the-portal.1');
    assert.match(JSON.stringify(logged.err), /hunter2/);
  });

  it('is a passing outage where what the server needs is out of reach', async (t) => {
    const gone = new Error('gone');
    const server = await sampleServer(t, { routes: [failing(gone)], isOutage: (error) => error === gone });
    const response = await server.get('/v1/library');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '5');
    assert.equal(((await response.json()) as Problem).code, 'unavailable');
  });

  it('leaves the process alive where a handler throws what is not an error', async (t) => {
    for (const thrown of [undefined, null, 'text', { code: 5 }]) {
      const server = await sampleServer(t, { routes: [failing(thrown)] });
      assert.equal((await server.get('/v1/library')).status, 500);
      assert.equal((await server.get('/healthz')).status, 200);
    }
  });
});

describe('a caller who goes before the answer', () => {
  it('ends what was done for them, and nothing counts as having failed', async (t) => {
    const reached = once();
    const ended = once();
    const waiting = route(getLibrary, async ({ signal }) => {
      reached.happen();
      await onceEvent(signal, 'abort');
      ended.happen();
      throw signal.reason;
    });
    const server = await sampleServer(t, { routes: [waiting] });
    const reader = new AbortController();
    const left = assert.rejects(server.get('/v1/library', { signal: reader.signal }), { name: 'AbortError' });
    await reached.happened;
    reader.abort();
    await Promise.all([left, ended.happened]);
    await server.close();
    assert.deepEqual(
      server.lines.map(({ level, aborted }) => [level, aborted]),
      [[30, true]],
    );
  });
});

describe('the log', () => {
  it('has one line a request, with the route’s pattern and nothing of the reader', async (t) => {
    const site = { id: 'portal', key: 'site_portal', origins: [], requestsPerMinute: null };
    const server = await sampleServer(t, { sites: [site], trustProxy: 1 });
    await server.get('/v1/catalog/suggest?q=penyakit', {
      headers: {
        'user-agent': 'Penjelajah/1',
        'x-forwarded-for': '203.0.113.77',
        'pustaka-site': 'site_portal',
      },
    });
    await server.get('/v1/catalog/records/laskarpelangi.ris');
    await server.get('/rahasia');
    await server.close();
    const text = JSON.stringify(server.lines);
    for (const secret of ['penyakit', 'Penjelajah', '203.0.113.77', 'laskarpelangi', 'rahasia']) {
      assert.ok(!text.includes(secret), secret);
    }
    assert.deepEqual(
      server.lines.map(({ method, route: pattern, status, site: by }) => [method, pattern, status, by]),
      [
        ['GET', '/v1/catalog/suggest', 200, 'portal'],
        ['GET', '/v1/catalog/records/{id}.ris', 200, undefined],
        ['GET', undefined, 404, undefined],
      ],
    );
    for (const { durationMs, requestId } of server.lines) {
      assert.equal(typeof durationMs, 'number');
      assert.match(String(requestId), /^[\da-f-]{36}$/);
    }
  });

  it('takes a caller’s request id only where it is harmless', async (t) => {
    const server = await sampleServer(t);
    const idFor = async (id: string) =>
      (await server.get('/healthz', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    assert.equal(await idFor('a1b2-c3d4_e5.f6'), 'a1b2-c3d4_e5.f6');
    for (const id of ['short', 'x'.repeat(65), 'two words', '{"json":1}', 'semi;colon=1']) {
      assert.match((await idFor(id))!, /^[\da-f-]{36}$/, id);
    }
  });
});

describe('health', () => {
  it('is ready where every check and every domain says so', async (t) => {
    const server = await sampleServer(t);
    assert.deepEqual(await (await server.get('/readyz')).json(), { status: 'ready' });
  });

  it('tells why it is not ready, and no secret with it', async (t) => {
    const server = await sampleServer(t, {
      readiness: [
        { name: 'database', obstacles: () => Promise.reject(new Error('connect 10.0.0.5 as admin')) },
      ],
      domains: [
        { name: 'catalog', routes: sampleRoutes, obstacles: () => ['the search index is being built'] },
      ],
    });
    const response = await server.get('/readyz');
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), {
      status: 'unavailable',
      reasons: ['database does not answer', 'the search index is being built'],
    });
  });

  it('is alive while the database keeps everybody waiting', async (t) => {
    const server = await sampleServer(t, { languages: () => new Promise(() => undefined) });
    assert.equal((await server.get('/healthz')).status, 200);
  });
});

describe('metrics', () => {
  it('count requests by route and class of status, and carry the domains’ own', async (t) => {
    const server = await sampleServer(t, {
      domains: [
        {
          name: 'sample',
          routes: sampleRoutes,
          measure: (registry) => {
            new Gauge({ name: 'pustaka_sample_things', help: 'Things.', registers: [registry] }).set(7);
          },
        },
      ],
    });
    await server.get('/v1/catalog/records/laskarpelangi');
    await server.get('/v1/catalog/records/none');
    await server.get('/guess-1');
    await server.get('/guess-2');
    const response = await server.get('/metrics');
    const text = await response.text();
    assert.match(response.headers.get('content-type')!, /^text\/plain; version=/);
    const count = (route: string, status: string) =>
      new RegExp(
        `pustaka_http_request_duration_seconds_count\\{method="GET",route="${route}",status="${status}"\\} (\\d+)`,
      ).exec(text)?.[1];
    assert.equal(count('/v1/catalog/records/\\{id\\}', '2xx'), '1');
    assert.equal(count('/v1/catalog/records/\\{id\\}', '4xx'), '1');
    assert.equal(count('unmatched', '4xx'), '2');
    assert.match(text, /^pustaka_sample_things 7$/m);
    assert.match(text, /^pustaka_ready\{check="sample"\} 1$/m);
    assert.match(text, /^process_cpu_seconds_total /m);
    assert.doesNotMatch(text, /guess/);
  });

  it('tell of the process what happened since its first server, to a second one as well', async (t) => {
    v8.setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const collections = async (server: SampleServer) => {
      const text = await (await server.get('/metrics')).text();
      return Number(/^nodejs_gc_duration_seconds_count\{kind="major"\} (\d+)$/m.exec(text)?.[1] ?? 0);
    };
    const first = await sampleServer(t);
    let counted = 0;
    while (counted < 3) {
      // One by one: of those that end together, one is counted.
      collectGarbage();
      counted = await collections(first);
    }
    assert.ok((await collections(await sampleServer(t))) >= counted);
  });

  it('are for this computer and its own network, whichever proxies stand between', async (t) => {
    const [alone, behindProxy] = [await sampleServer(t), await sampleServer(t, { trustProxy: 1 })];
    const cases: [server: typeof alone, forwardedFor: string | undefined, status: number][] = [
      [alone, undefined, 200],
      // Said by a proxy that nobody told the server of.
      [alone, '10.0.0.9', 404],
      [behindProxy, undefined, 200],
      [behindProxy, '203.0.113.77', 404],
      [behindProxy, '10.0.0.9, 203.0.113.77', 404],
      [behindProxy, '2001:db8::7', 404],
      [behindProxy, '203.0.113.77, 10.0.0.9', 200],
      [behindProxy, '172.31.0.1', 200],
      [behindProxy, '172.32.0.1', 404],
      [behindProxy, '::ffff:192.168.1.5', 200],
      [behindProxy, 'fd12:3456::1', 200],
    ];
    for (const [server, forwardedFor, status] of cases) {
      const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
      assert.equal((await server.get('/metrics', { headers })).status, status, forwardedFor);
    }
    const forwarded = await alone.get('/metrics', { headers: { forwarded: 'for=10.0.0.9' } });
    assert.equal(forwarded.status, 404);
  });
});

describe('every answer', () => {
  it('carries headers that keep a browser from guessing, framing or following', async (t) => {
    const server = await sampleServer(t);
    for (const path of ['/v1/library', '/v1/nothing', '/metrics', '/']) {
      const { headers } = await server.get(path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.match(
        headers.get('content-security-policy')!,
        /default-src 'none'.*frame-ancestors 'none'/,
        path,
      );
      assert.equal(headers.get('x-powered-by'), null, path);
      assert.equal(headers.get('strict-transport-security'), null, path);
      assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin', path);
    }
  });

  it('is compressed where it is worth it', async (t) => {
    let times = 1_000;
    const library = route(getLibrary, () => ({ ...defaultProfile, city: 'Medan '.repeat(times) }));
    const server = await sampleServer(t, { routes: [library] });
    const get = () => server.get('/v1/library', { headers: { 'accept-encoding': 'gzip' } });
    const { headers } = await get();
    assert.equal(headers.get('content-encoding'), 'gzip');
    assert.match(headers.get('etag')!, /^W\//);
    const tagOf = async (init: RequestInit) => (await server.get('/v1/library', init)).headers.get('etag');
    for (const init of [{ headers: { 'accept-encoding': 'br' } }, { method: 'HEAD' }])
      assert.equal(await tagOf(init), headers.get('etag'), JSON.stringify(init));
    const known = await server.send(
      `GET /v1/library HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nIf-None-Match: ${headers.get('etag')!}\r\nConnection: close\r\n\r\n`,
    );
    assert.match(known, /^HTTP\/1\.1 304 /);
    assert.match(known, /\r\nVary: .*Accept-Encoding/i);
    assert.doesNotMatch(known, /\r\nContent-Encoding/i, 'nothing is compressed for who has it');
    times = 500;
    assert.equal((await get()).headers.get('content-encoding'), null);
  });
});
