import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { suggestCatalog } from '../contract/catalog.ts';
import { Connection } from './connection.ts';
import type { ConnectionOptions } from './options.ts';
import { goOffline, json, problem, serve, type Respond } from './server.fixture.ts';

const soon = { limit: 2, delay: () => 1 };
/** A wait that only something else than the delay can end in the time of a test. */
const never = () => 3_600_000;

async function ask(
  t: TestContext,
  retry: ConnectionOptions['retry'],
  respond: Respond,
  signal?: AbortSignal,
) {
  const { url, asked } = await serve(t, respond);
  const connection = new Connection({ url, timeout: 60_000, ...(retry !== undefined && { retry }) });
  const answer = connection.request(suggestCatalog, { query: { q: 'hujan' } }, { signal });
  return {
    asked,
    outcome: await answer.then(
      () => 'answered',
      (error: unknown) => error,
    ),
  };
}

const busyOnce =
  (headers: Record<string, string>): Respond =>
  (response, _, count) => {
    if (count === 1) problem(response, 503, 'unavailable', headers);
    else json(response, { items: [] });
  };

describe('a failed read', () => {
  it('is tried again when the server is down for a moment', async (t) => {
    const { asked, outcome } = await ask(t, soon, (response, _, count) => {
      if (count < 3) problem(response, 503, 'unavailable');
      else json(response, { items: [] });
    });
    assert.equal(outcome, 'answered');
    assert.equal(asked.length, 3);
  });

  it('is tried again when the connection breaks, even in the middle of an answer', async (t) => {
    const { asked, outcome } = await ask(t, soon, (response, _, count) => {
      if (count === 1) response.destroy();
      else if (count === 2) {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => response.destroy());
      } else json(response, { items: [] });
    });
    assert.equal(outcome, 'answered');
    assert.equal(asked.length, 3);
  });

  it('is tried no more often than allowed', async (t) => {
    for (const [retry, attempts] of [
      [{ ...soon, limit: 1 }, 2],
      [0, 1],
    ] as const) {
      const { asked, outcome } = await ask(t, retry, (response) => {
        problem(response, 500, 'internal');
      });
      assert.equal(asked.length, attempts);
      assert.equal((outcome as { code: string }).code, 'internal');
    }
  });

  it('is not tried again where the request is at fault, nor where the answer breaks the contract', async (t) => {
    for (const respond of [
      (response) => {
        problem(response, 404, 'not-found');
      },
      (response) => {
        json(response, {});
      },
    ] as Respond[]) {
      const { asked } = await ask(t, soon, respond);
      assert.equal(asked.length, 1);
    }
  });

  it('is not tried again while the device is offline', async (t) => {
    goOffline(t);
    const { asked } = await ask(t, soon, (response) => {
      response.destroy();
    });
    assert.equal(asked.length, 1);
  });

  it('waits as long as the server says, in seconds or until a date, rather than its own delay', async (t) => {
    for (const when of ['0', 'Sat, 21 Nov 2026 00:00:00 GMT'].map((value) => ({ 'retry-after': value }))) {
      t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 10, 21) });
      const { asked, outcome } = await ask(t, { delay: never }, busyOnce(when));
      t.mock.timers.reset();
      assert.equal(outcome, 'answered');
      assert.equal(asked.length, 2);
    }
  });

  it('fails at once with the wait where the server asks for more than patience allows', async (t) => {
    for (const when of ['3600', 'Sat, 21 Nov 2026 01:00:00 GMT'].map((value) => ({ 'retry-after': value }))) {
      t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 10, 21) });
      const { asked, outcome } = await ask(t, soon, busyOnce(when));
      t.mock.timers.reset();
      assert.equal(asked.length, 1);
      assert.equal((outcome as { retryAfter: number }).retryAfter, 3_600_000);
    }
  });

  it('can be aborted while it waits', async (t) => {
    const controller = new AbortController();
    const reason = new Error('the reader left');
    const { asked, outcome } = await ask(
      t,
      { delay: never },
      (response) => {
        response.on('close', () => {
          setImmediate(() => {
            controller.abort(reason);
          });
        });
        problem(response, 500, 'internal');
      },
      controller.signal,
    );
    assert.equal(outcome, reason);
    assert.equal(asked.length, 1);
  });
});
