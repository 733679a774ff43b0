import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Library } from '../library.ts';
import { revalidating } from './revalidating.ts';
import { json, serve } from './server.fixture.ts';

/** A server of one text, that changes when the test says so. */
async function setUp(t: TestContext) {
  const state = { version: 1, statuses: [] as number[] };
  const { url } = await serve(t, (response, request) => {
    const etag = `"${request.headers['accept-language'] ?? ''}${state.version}"`;
    const status = request.headers['if-none-match'] === etag ? 304 : 200;
    state.statuses.push(status);
    if (status === 304) response.writeHead(304, { etag }).end();
    else json(response, { items: [{ text: `v${state.version}`, kind: 'title', ranges: [] }] }, 200, { etag });
  });
  return { url, state };
}

const textOf = async (answer: Promise<{ items: { text: string }[] }>) => (await answer).items[0]?.text;

describe('answers that are remembered', () => {
  it('are asked for again only where they have changed', async (t) => {
    const { url, state } = await setUp(t);
    const { catalog } = new Library({ url });
    assert.equal(await textOf(catalog.suggest({ q: 'hujan' })), 'v1');
    assert.equal(await textOf(catalog.suggest({ q: 'hujan' })), 'v1');
    state.version = 2;
    assert.equal(await textOf(catalog.suggest({ q: 'hujan' })), 'v2');
    assert.equal(await textOf(catalog.suggest({ q: 'hujan' })), 'v2');
    assert.deepEqual(state.statuses, [200, 304, 200, 304]);
  });

  it('are kept apart by language', async (t) => {
    const { url, state } = await setUp(t);
    const remembering = revalidating();
    for (const language of ['id', 'en', 'id']) {
      await new Library({ url, language, fetch: remembering }).catalog.suggest({ q: 'hujan' });
    }
    assert.deepEqual(state.statuses, [200, 200, 304]);
  });

  it('are forgotten, the longest unused first, when there are too many', async (t) => {
    const { url, state } = await setUp(t);
    const { catalog } = new Library({ url, fetch: revalidating({ size: 2 }) });
    for (const q of ['a', 'b', 'a', 'c', 'a', 'b']) await catalog.suggest({ q });
    assert.deepEqual(state.statuses, [200, 200, 304, 200, 304, 200]);
  });

  it('are left to the HTTP cache in browsers, whose preflight the header would cost', async (t) => {
    const { url, state } = await setUp(t);
    Object.defineProperty(globalThis, 'WorkerGlobalScope', { value: true, configurable: true });
    t.after(() => Reflect.deleteProperty(globalThis, 'WorkerGlobalScope'));
    const { catalog } = new Library({ url });
    await catalog.suggest({ q: 'hujan' });
    await catalog.suggest({ q: 'hujan' });
    assert.deepEqual(state.statuses, [200, 200]);
  });

  it('are those to a GET that was answered in full; all else passes as it is', async (t) => {
    const seen: (string | undefined)[] = [];
    const { url } = await serve(t, (response, request) => {
      seen.push(request.headers['if-none-match']);
      if (request.method === 'POST') json(response, {}, 200, { etag: '"1"' });
      else if (request.url === '/plain') json(response, {});
      else json(response, {}, 404, { etag: '"1"' });
    });
    const remembering = revalidating();
    for (const path of ['/', '/plain']) {
      for (const _ of [1, 2]) await (await remembering(url + path)).text();
    }
    for (const _ of [1, 2]) await (await remembering(url, { method: 'POST' })).text();
    assert.deepEqual(seen, Array(6).fill(undefined));
  });
});
