import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import * as contract from '@pustaka/core/contract';
import type { Endpoint, Problem } from '@pustaka/core/contract';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { contractEndpoints } from '../http/endpoints.fixture.ts';
import { knownCallers, sampleServer, suite } from '../http/testing.ts';
import type { SampleServer } from '../http/testing.ts';
import { patronsDomain } from '../patrons/domain.ts';
import { circulationDomain } from './domain.ts';
import { TestLibrary } from './testing/library.ts';

/** Of endpoints for which `{}` is no body. */
const bodies: Readonly<Record<string, unknown>> = {
  [contract.placeHold.id]: { record: 'bumi' },
  [contract.changeHold.id]: { pickupBranch: 'utara' },
};

describe('a reader with all scopes', () => {
  const owner = suite();
  /** Of Ani, by what her things are called in paths. */
  const ids = new Map<string, string>();
  let server: SampleServer;
  before(async () => {
    const database = await openFresh(embeddedPlace, owner);
    const library = new TestLibrary(database);
    const ani = await library.patron('ani');
    const budi = await library.patron('budi');
    await library.record('bumi', ['B1']);
    await library.record('anak', ['A1']);
    ids.set('loans', (await library.checkOut(ani, 'B1')).id);
    await library.checkOut(budi, 'A1');
    ids.set('holds', (await library.hold(ani, 'anak')).id);
    const nothing = () => Promise.resolve({ loans: [], holds: [], fees: [] });
    server = await sampleServer(owner, {
      domains: [
        circulationDomain(library.options),
        patronsDomain(library.patrons, nothing, () => Promise.resolve()),
      ],
      db: database.kysely,
      authenticator: knownCallers({
        'DPoP budi': {
          kind: 'patron',
          patron: 'budi',
          scopes: new Set(['profile', 'loans', 'holds', 'account']),
        },
      }),
    });
  });

  const refusal = async ({ id, method, body }: Endpoint, path: string) => {
    const response = await server.get(`/v1${path}`, {
      method,
      headers: {
        authorization: 'DPoP budi',
        'idempotency-key': randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(bodies[id] ?? {}) }),
    });
    const { code } = (await response.json()) as Partial<Problem>;
    return [response.status, code];
  };

  for (const endpoint of contractEndpoints.filter(({ query }) => 'patron' in query._zod.def.shape)) {
    it(`does not act for a stranger: ${endpoint.id}`, async () => {
      const path = endpoint.path.replace(/\{id\}/, () => ids.get(endpoint.path.split('/')[2]!)!);
      assert.deepEqual(await refusal(endpoint, `${path}?patron=ani`), [404, 'patron-not-found']);
    });
  }

  for (const endpoint of contractEndpoints.filter(({ path }) => /^\/me\/.*\{/.test(path))) {
    it(`does not reach what is a stranger’s: ${endpoint.id}`, async () => {
      const [, , things = ''] = endpoint.path.split('/');
      const id = ids.get(things);
      assert.ok(id, `Ani needs something in /me/${things} for this test`);
      const expected = `${things.slice(0, -1)}-not-found`;
      assert.deepEqual(await refusal(endpoint, endpoint.path.replace('{id}', id)), [404, expected]);
    });
  }
});
