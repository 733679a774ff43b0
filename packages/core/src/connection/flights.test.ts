import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { suggestCatalog } from '../contract/catalog.ts';
import { Connection } from './connection.ts';
import type { LibraryError } from './errors/index.ts';
import { json, problem, serve } from './server.fixture.ts';

/** A server that answers only when the test says so. */
async function setUp(t: TestContext) {
  const open: ServerResponse[] = [];
  let arrived = () => {};
  const { url, asked } = await serve(t, (response) => {
    open.push(response);
    arrived();
  });
  const connection = new Connection({ url, retry: 0 });
  return {
    asked,
    open,
    /** Waits for the next request. */
    arrival: () => new Promise<void>((resolve) => (arrived = resolve)),
    ask: (q: string, signal?: AbortSignal) =>
      connection.request(suggestCatalog, { query: { q } }, { signal }),
  };
}

describe('equal reads at the same time', () => {
  it('share one request, and each gets an answer of its own', async (t) => {
    const { ask, asked, open, arrival } = await setUp(t);
    const arrived = arrival();
    const [first, second] = [ask('hujan'), ask('hujan')];
    await arrived;
    json(open[0]!, { items: [] });
    assert.deepEqual(await first, await second);
    assert.notEqual(await first, await second);
    assert.equal(asked.length, 1);
  });

  it('share a failure', async (t) => {
    const { ask, open, arrival } = await setUp(t);
    const arrived = arrival();
    const both = Promise.allSettled([ask('hujan'), ask('hujan')]);
    await arrived;
    problem(open[0]!, 500, 'internal');
    const [first, second] = await both;
    assert.ok(first.status === 'rejected' && second.status === 'rejected');
    assert.equal((first.reason as LibraryError).code, 'internal');
    assert.equal(second.reason, first.reason);
  });

  it('are each asked when they follow one another, or differ', async (t) => {
    const { ask, asked, open, arrival } = await setUp(t);
    for (const q of ['hujan', 'hujan', 'laut']) {
      const arrived = arrival();
      const answer = ask(q);
      await arrived;
      json(open.at(-1)!, { items: [] });
      await answer;
    }
    assert.equal(asked.length, 3);
  });

  it('are left one by one: who aborts ends nobody else’s wait', async (t) => {
    const { ask, open, arrival } = await setUp(t);
    const arrived = arrival();
    const controller = new AbortController();
    const left = ask('hujan', controller.signal);
    const stayed = ask('hujan');
    await arrived;
    controller.abort('typed on');
    await assert.rejects(left, (reason) => reason === 'typed on');
    json(open[0]!, { items: [] });
    assert.deepEqual(await stayed, { items: [] });
  });

  it('are cancelled on the wire when all have left, and asked anew by who comes after', async (t) => {
    const { ask, asked, open, arrival } = await setUp(t);
    let arrived = arrival();
    const controllers = [new AbortController(), new AbortController()];
    const calls = Promise.allSettled(controllers.map(({ signal }) => ask('hujan', signal)));
    await arrived;
    const closed = once(open[0]!, 'close');
    for (const controller of controllers) controller.abort();
    arrived = arrival();
    const next = ask('hujan');
    await Promise.all([closed, calls, arrived]);
    assert.equal(open[0]!.writableEnded, false);
    json(open[1]!, { items: [] });
    assert.deepEqual(await next, { items: [] });
    assert.equal(asked.length, 2);
  });

  it('send nothing for a signal that is aborted already', async (t) => {
    const { ask, asked } = await setUp(t);
    await assert.rejects(ask('hujan', AbortSignal.abort('too late')), (reason) => reason === 'too late');
    assert.equal(asked.length, 0);
  });
});
