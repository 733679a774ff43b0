import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import * as contract from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import { eachEngine } from '../database/testing.ts';
import { contractEndpoints } from '../http/endpoints.fixture.ts';
import { suite } from '../http/testing.ts';
import { TestLibrary } from './testing/library.ts';
import { overHttp, type Asked } from './testing/over-http.ts';

/** Of endpoints for which `{}` is no body. */
const bodies: Readonly<Record<string, unknown>> = {
  [contract.placeHold.id]: { record: 'bumi' },
  [contract.changeHold.id]: { pickupBranch: 'utara' },
};

eachEngine((engine, open) => {
  const owner = suite();
  /** Of Ani, by what her things are called in paths. */
  const ids = new Map<string, string>();
  let library: TestLibrary;
  let call: Awaited<ReturnType<typeof overHttp>>['call'];
  before(async () => {
    library = new TestLibrary(await open(owner));
    const ani = await library.patron('ani');
    const budi = await library.patron('budi');
    await library.record('bumi', ['B1']);
    await library.record('anak', ['A1']);
    ids.set('loans', (await library.checkOut(ani, 'B1')).id);
    await library.checkOut(budi, 'A1');
    ids.set('holds', (await library.hold(ani, 'anak')).id);
    ({ call } = await overHttp(owner, library));
  });

  const thingsOf = ({ path }: Endpoint): string => path.split('/')[2]!;

  /** What Budi sends who is after Ani's things. */
  const asked = (endpoint: Endpoint): Asked => ({
    id: ids.get(thingsOf(endpoint)) ?? '',
    ...(endpoint.body && { body: bodies[endpoint.id] ?? {} }),
  });

  for (const endpoint of contractEndpoints.filter(({ query }) => 'patron' in query._zod.def.shape)) {
    it(`a reader with all scopes does not act for a stranger: ${endpoint.id} (${engine})`, async () => {
      const refused = call('budi', endpoint, { ...asked(endpoint), query: '?patron=ani' });
      await assert.rejects(refused, { status: 404, code: 'patron-not-found' });
    });
  }

  for (const endpoint of contractEndpoints.filter(({ path }) => /^\/me\/.*\{/.test(path))) {
    it(`nor reach what is a stranger’s: ${endpoint.id} (${engine})`, async () => {
      const things = thingsOf(endpoint);
      assert.ok(ids.has(things), `Ani needs something in /me/${things} for this test`);
      const code = `${things.slice(0, -1)}-not-found`;
      await assert.rejects(call('budi', endpoint, asked(endpoint)), { status: 404, code });
    });
  }

  it(`nor have what a stranger remembers forgotten (${engine})`, async () => {
    const citra = await library.patron('citra');
    await library.write((trx) => library.patrons.update(trx, citra.id, { keepsHistory: true }, 'id'));
    await library.record('jejak', ['J1']);
    const { id } = await library.checkOut(citra, 'J1');
    await library.checkIn('J1');
    assert.deepEqual(await call('budi', contract.deleteHistory, { query: `?loan=${id}` }), { deleted: 0 });
    assert.deepEqual(await call('citra', contract.deleteHistory, { query: `?loan=${id}` }), { deleted: 1 });
  });
});
