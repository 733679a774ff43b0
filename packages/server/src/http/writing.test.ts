import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { revokeCalendar, settleFee, updateMe } from '@pustaka/core/contract';
import type { Me, Problem } from '@pustaka/core/contract';
import express from 'express';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { knownCallers, listening, sampleServer, suite } from './testing.ts';
import type { SampleServer } from './testing.ts';
import type { Caller } from './caller.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { preparedRoute, route } from './route.ts';

const site = { id: 'portal', key: 'site_portal', origins: ['https://kota.go.id'], requestsPerMinute: null };
const caller: Caller = { kind: 'staff', patron: 'p1', site: 'portal', scopes: new Set(['account', 'desk']) };

const me: Me = {
  id: 'p1',
  name: 'Siti',
  card: '•••• 4711',
  category: 'adult',
  homeBranch: 'pusat',
  expires: '2027-01-01',
  blocks: [],
  language: 'id',
  keepsHistory: false,
  wards: [],
};

const routes = [
  route(updateMe, ({ body }) => ({ ...me, ...(typeof body.phone === 'string' && { phone: body.phone }) })),
  route(revokeCalendar, () => {
    throw new ProblemError('not-found');
  }),
  route(settleFee, () => {
    throw new ProblemError('fee-not-found');
  }),
];

describe('a request with a body', () => {
  const owner = suite();
  let server: SampleServer;
  before(async () => {
    const authenticator = knownCallers({ 'DPoP token': caller });
    server = await sampleServer(owner, { routes, sites: [site], authenticator });
  });

  const headers = {
    authorization: 'DPoP token',
    'content-type': 'application/json',
    'accept-language': 'en',
  };
  const patch = (body: NonNullable<RequestInit['body']> | null, more: Record<string, string> = {}) =>
    server.get('/v1/me', {
      method: 'PATCH',
      body,
      headers: { ...headers, ...more },
      duplex: 'half',
    });
  const refusal = async (response: Response) => {
    const { code, errors = [] } = (await response.json()) as Problem;
    return [response.status, code, ...errors.map((error) => [error.pointer, error.code])];
  };

  it('is answered, and the answer may be kept by nobody', async () => {
    const response = await patch('{"phone":"0812-3456-7890"}');
    assert.equal(response.status, 200);
    assert.equal(((await response.json()) as Me).phone, '0812-3456-7890');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('etag'), null);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  });

  it('may be sent in pieces', async () => {
    const pieces = ['{"pho', 'ne":"0812', '-3456"}'].map((piece) => new TextEncoder().encode(piece));
    const response = await patch(ReadableStream.from(pieces));
    assert.equal(((await response.json()) as Me).phone, '0812-3456');
  });

  it('hears of every field at fault by JSON pointer into the body', async () => {
    const wrong = { telepon: '1', phone: 7, email: 'nobody', language: '', 'a/b': 1 };
    assert.deepEqual(await refusal(await patch(JSON.stringify(wrong))), [
      400,
      'bad-request',
      ['/telepon', 'unknown'],
      ['/a~1b', 'unknown'],
      ['/language', 'too-short'],
      ['/email', 'wrong-form'],
      ['/phone', 'wrong-type'],
    ]);
    const indonesian = await patch('{"telepon":"1"}', { 'accept-language': 'id' });
    const { errors } = (await indonesian.json()) as Problem;
    assert.equal(
      errors?.[0]?.message,
      'telepon tidak dikenal. Yang dikenal: language, email, phone, keepsHistory.',
    );
  });

  it('hears of fields at fault inside fields', async () => {
    const response = await server.get('/v1/desk/fees/f1/settlements', {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': 'a-key-that-is-long-enough' },
      body: '{"kind":"gift","amount":{"amount":"x","currency":"IDR","cents":1}}',
    });
    assert.deepEqual(await refusal(response), [
      400,
      'bad-request',
      ['/amount/cents', 'unknown'],
      ['/kind', 'not-allowed'],
      ['/amount/amount', 'wrong-type'],
    ]);
  });

  for (const [what, body] of [
    ['is not JSON', '{"phone":'],
    ['is not UTF-8', Buffer.from('7b2270686f6e65223a22ff227d', 'hex')],
    ['hides a NUL', '{"phone":"\\u0000"}'],
    ['holds half a character', '{"phone":"\\ud800"}'],
  ] as const) {
    it(`is refused where it ${what}`, async () => {
      assert.deepEqual(await refusal(await patch(body)), [400, 'bad-request', ['', 'malformed']]);
    });
  }

  it('is refused where it is no object, or missing', async () => {
    assert.deepEqual(await refusal(await patch('[]')), [400, 'bad-request', ['', 'wrong-type']]);
    assert.deepEqual(await refusal(await patch(null)), [400, 'bad-request', ['', 'required']]);
  });

  it('cannot touch prototypes', async () => {
    const body = '{"__proto__":{"phone":"081234"},"constructor":{}}';
    assert.deepEqual(await refusal(await patch(body)), [
      400,
      'bad-request',
      ['/__proto__', 'unknown'],
      ['/constructor', 'unknown'],
    ]);
  });

  it('is refused in any other form than JSON', async () => {
    for (const more of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-encoding': 'gzip' },
    ]) {
      assert.deepEqual(await refusal(await patch('{}', more)), [415, 'unsupported-media-type']);
    }
  });

  it('is refused beyond 64 KiB, whether it says so or not, and the refusal arrives', async () => {
    const long = `{"phone":"${'1'.repeat(70_000)}"}`;
    assert.deepEqual(await refusal(await patch(long)), [413, 'payload-too-large']);
    const pieces = Array.from({ length: 70 }, () => new TextEncoder().encode(' '.repeat(1_024)));
    assert.deepEqual(await refusal(await patch(ReadableStream.from(pieces))), [413, 'payload-too-large']);
  });

  it('is not read before it is clear who calls', async () => {
    const response = await patch('{"phone":', { authorization: 'DPoP stolen' });
    assert.deepEqual(await refusal(response), [401, 'sign-in-required']);
  });

  it('is taken from a host application that has read it, and judged all the same', async (t) => {
    const host = await listening(t, express().use(express.json(), server.handler));
    const send = (body: string) => host.get('/v1/me', { method: 'PATCH', headers, body });
    assert.equal(((await (await send('{"phone":"021-555"}')).json()) as Me).phone, '021-555');
    for (const text of ['\\u0000', '\\ud800'])
      assert.deepEqual(await refusal(await send(`{"phone":"${text}"}`)), [
        400,
        'bad-request',
        ['', 'malformed'],
      ]);
  });

  it('is prepared before its transaction opens, for whose end others would wait', async (t) => {
    const steps: string[] = [];
    const { kysely } = await openFresh(embeddedPlace, t);
    const db = Object.create(kysely, {
      transaction: { value: () => (steps.push('transaction'), kysely.transaction()) },
    }) as typeof kysely;
    const slow = preparedRoute(
      updateMe,
      ({ body }) => {
        steps.push('prepared');
        return Promise.resolve(`${String(body.phone)}-9`);
      },
      (_call, phone) => ({ ...me, phone }),
    );
    const writing = await sampleServer(t, {
      routes: [slow],
      sites: [site],
      authenticator: knownCallers({ 'DPoP token': caller }),
      db,
    });
    const response = await writing.get('/v1/me', { method: 'PATCH', headers, body: '{"phone":"0812-345"}' });
    assert.equal(((await response.json()) as Me).phone, '0812-345-9');
    assert.deepEqual(steps, ['prepared', 'transaction']);
  });

  it('is refused early so that the pages of the site can read it, and no others', async () => {
    for (const [origin, reader] of [
      ['https://kota.go.id', 'https://kota.go.id'],
      ['https://elsewhere.example', null],
    ] as const) {
      const response = await server.get('/v1/me?x=%zz', { method: 'PATCH', headers: { ...headers, origin } });
      assert.equal(response.headers.get('access-control-allow-origin'), reader);
      assert.deepEqual(await refusal(response), [400, 'bad-request', ['/query', 'malformed']]);
    }
  });

  it('is refused with a method that takes none, and other methods with the list of those there are', async () => {
    const removed = await server.get('/v1/me/calendar', { method: 'DELETE', headers, body: '{}' });
    assert.deepEqual(await refusal(removed), [413, 'payload-too-large']);
    const put = await server.get('/v1/me', { method: 'PUT', headers });
    assert.equal(put.headers.get('allow'), 'PATCH, OPTIONS');
    assert.deepEqual(await refusal(put), [405, 'method-not-allowed']);
  });

  it('may be sent by pages of registered sites alone, which preflights tell', async () => {
    const preflight = (origin: string) =>
      server.get('/v1/me', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PATCH' },
      });
    const known = await preflight('https://kota.go.id');
    assert.equal(known.headers.get('access-control-allow-origin'), 'https://kota.go.id');
    assert.equal(known.headers.get('access-control-allow-methods'), 'PATCH, OPTIONS');
    const allowed = known.headers.get('access-control-allow-headers')!.split(', ');
    for (const name of ['Authorization', 'DPoP', 'Idempotency-Key', 'Content-Type']) {
      assert.ok(allowed.includes(name), name);
    }
    const unknown = await preflight('https://elsewhere.example');
    assert.deepEqual(
      [...unknown.headers.keys()].filter((name) => name.startsWith('access-control')),
      [],
    );
  });

  it('shows its answer to pages of registered sites alone, problems too', async () => {
    const shownTo = async (origin: string, authorization = 'DPoP token') =>
      (await patch('{}', { origin, authorization })).headers.get('access-control-allow-origin');
    assert.equal(await shownTo('https://kota.go.id'), 'https://kota.go.id');
    assert.equal(await shownTo('https://kota.go.id', 'DPoP expired'), 'https://kota.go.id');
    assert.equal(await shownTo('https://elsewhere.example'), null);
    assert.equal(await shownTo('null'), null);
  });
});
