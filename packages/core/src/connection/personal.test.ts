import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { cancelHold, changeHold, listLoans, placeHold, renewAllLoans } from '../contract/circulation.ts';
import type { Authorizer } from './authorizer.ts';
import { Connection } from './connection.ts';
import type { ConnectionOptions } from './options.ts';
import { revalidating } from './revalidating.ts';
import { json, problem, serve, type Respond } from './server.fixture.ts';

const hold = {
  id: 'h1',
  record: { id: 'r1', title: 'Hujan', format: 'book' },
  pickupBranch: 'pusat',
  placedAt: '2026-11-20T03:00:00Z',
  status: 'waiting',
};
const soon = { limit: 2, delay: () => 1 };
const minute = 60_000;

interface Received {
  readonly method: string | undefined;
  readonly key: string | string[] | undefined;
  readonly type: string | undefined;
  readonly body: string;
}

async function setUp(t: TestContext, respond: Respond, options: Partial<ConnectionOptions> = {}) {
  const received: Received[] = [];
  const { url } = await serve(t, async (response, request, count) => {
    received.push(await read(request));
    respond(response, request, count);
  });
  const connection = new Connection({ url, retry: soon, timeout: minute, ...options });
  return { connection, received };
}

const read = async (request: IncomingMessage): Promise<Received> => ({
  method: request.method,
  key: request.headers['idempotency-key'],
  type: request.headers['content-type'],
  body: await text(request),
});

describe('a write', () => {
  it('sends its method and its body as JSON', async (t) => {
    const { connection, received } = await setUp(t, (response) => {
      json(response, hold);
    });
    const body = { suspended: true };
    const answer = await connection.request(changeHold, { params: { id: 'h1' }, body });
    assert.deepEqual(answer, hold);
    assert.deepEqual(received, [
      { method: 'PATCH', key: undefined, type: 'application/json', body: '{"suspended":true}' },
    ]);
  });

  it('sends no body where the endpoint takes none', async (t) => {
    const { connection, received } = await setUp(t, (response) => {
      json(response, hold);
    });
    await connection.request(cancelHold, { params: { id: 'h1' } });
    assert.deepEqual(received, [{ method: 'DELETE', key: undefined, type: undefined, body: '' }]);
  });

  it('is refused by pointer into its body before anything is sent', async () => {
    const connection = new Connection({
      url: 'https://perpustakaan.example.go.id',
      fetch: () => assert.fail('something was sent'),
    });
    const body = { record: '', 'di/mana': 1 };
    await assert.rejects(connection.request(placeHold, { body }), ({ errors }: { errors: object[] }) => {
      assert.deepEqual(
        errors.map((error) => ({ ...error, message: '' })),
        [
          { pointer: '/record', code: 'too_small', message: '' },
          { pointer: '/di~1mana', code: 'unknown', message: '' },
        ],
      );
      return true;
    });
    await assert.rejects(connection.request(placeHold, {}), { code: 'bad-request' });
  });

  it('is retried under the same key where it bears one', async (t) => {
    const { connection, received } = await setUp(t, (response, _, count) => {
      if (count === 1) response.destroy();
      // The second attempt finds the first under way.
      else if (count === 2) problem(response, 409, 'in-progress', { 'retry-after': '0' });
      else json(response, hold);
    });
    await connection.request(placeHold, { body: { record: 'r1' } });
    const keys = received.map(({ key }) => String(key));
    assert.equal(keys.length, 3);
    assert.match(keys[0]!, /^[\da-f-]{36}$/);
    assert.equal(new Set(keys).size, 1);
  });

  it('is retried no sooner than the server says where it is still being worked on', async (t) => {
    const { connection, received } = await setUp(
      t,
      (response, _, count) => {
        if (count === 1) problem(response, 409, 'in-progress', { 'retry-after': '0' });
        else json(response, hold);
      },
      { retry: { delay: () => 3_600_000 } },
    );
    await connection.request(placeHold, { body: { record: 'r1' } }, { signal: AbortSignal.timeout(minute) });
    assert.equal(received.length, 2);
  });

  it('is retried after a time-out, with the whole body', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { connection, received } = await setUp(t, (response, _, count) => {
      if (count === 1) {
        t.mock.timers.tick(minute);
        t.mock.timers.reset();
      } else json(response, hold);
    });
    await connection.request(placeHold, { body: { record: 'r1' } });
    assert.deepEqual(
      received.map(({ body }) => body),
      ['{"record":"r1"}', '{"record":"r1"}'],
    );
  });

  it('has a key of its own every time, unless the caller names one', async (t) => {
    const { connection, received } = await setUp(t, (response) => {
      json(response, { items: [], renewed: 0 });
    });
    await connection.request(renewAllLoans, {});
    await connection.request(renewAllLoans, {});
    await connection.request(renewAllLoans, {}, { idempotencyKey: 'kunci-saya-yang-panjang' });
    const keys = received.map(({ key }) => key);
    assert.equal(new Set(keys).size, 3);
    assert.equal(keys[2], 'kunci-saya-yang-panjang');
  });

  it('without a key is never retried, nor is a refusal', async (t) => {
    const failing = await setUp(t, (response) => {
      problem(response, 503, 'unavailable');
    });
    await assert.rejects(failing.connection.request(cancelHold, { params: { id: 'h1' } }));
    await assert.rejects(failing.connection.request(changeHold, { params: { id: 'h1' }, body: {} }));
    assert.equal(failing.received.length, 2);

    const refusing = await setUp(t, (response) => {
      problem(response, 409, 'held-by-others');
    });
    await assert.rejects(refusing.connection.request(renewAllLoans, {}), { code: 'held-by-others' });
    assert.equal(refusing.received.length, 1);
  });

  it('can be aborted', async (t) => {
    const controller = new AbortController();
    const { connection } = await setUp(t, () => {
      controller.abort('the reader left');
    });
    const { signal } = controller;
    const left = (reason: unknown) => reason === 'the reader left';
    await assert.rejects(connection.request(renewAllLoans, {}, { signal }), left);
    await assert.rejects(connection.request(renewAllLoans, {}, { signal }), left);
  });
});

describe('a personal call', () => {
  it('is sent by the authorizer, at every attempt', async (t) => {
    const seen: (string | undefined)[] = [];
    const { url } = await serve(t, (response, { headers }, count) => {
      seen.push(headers.authorization);
      if (count === 1) problem(response, 503, 'unavailable');
      else json(response, { items: [], total: 0 });
    });
    let proofs = 0;
    const authorizer: Authorizer = {
      send(request, send) {
        request.headers.set('authorization', `DPoP ${++proofs}`);
        return send(request);
      },
    };
    await new Connection({ url, retry: soon, authorizer }).request(listLoans, {});
    assert.deepEqual(seen, ['DPoP 1', 'DPoP 2']);
  });

  it('shares its request with nobody', async (t) => {
    const open: ServerResponse[] = [];
    const { url, asked } = await serve(t, (response) => {
      open.push(response);
      // Answers when both are there.
      if (open.length === 2) for (const one of open) json(one, { items: [], total: 0 });
    });
    const connection = new Connection({ url });
    await Promise.all([connection.request(listLoans, {}), connection.request(listLoans, {})]);
    assert.equal(asked.length, 2);
  });

  it('is remembered by nobody', async (t) => {
    const conditional: unknown[] = [];
    const { url } = await serve(t, (response, { headers }) => {
      conditional.push(headers['if-none-match']);
      json(response, { items: [], total: 0 }, 200, { etag: '"careless"' });
    });
    const authorizer: Authorizer = {
      send: (request, send) => (request.headers.set('authorization', 'DPoP 1'), send(request)),
    };
    const connection = new Connection({ url, authorizer, fetch: revalidating() });
    await connection.request(listLoans, {});
    await connection.request(listLoans, {});
    assert.deepEqual(conditional, [undefined, undefined]);
  });

  it('without an authorizer is refused by the server, with advice', async (t) => {
    const { connection } = await setUp(t, (response) => {
      problem(response, 401, 'sign-in-required');
    });
    await assert.rejects(connection.request(listLoans, {}), { code: 'sign-in-required', advice: 'sign-in' });
  });
});
