import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFees, findPatron, maxOwnList } from '@pustaka/core/contract';
import { sql } from 'kysely';
import { eachEngine } from '../../database/testing.ts';
import { TestLibrary } from '../testing/library.ts';
import { overHttp } from '../testing/over-http.ts';

eachEngine((engine, open) => {
  test(`of more fees than a list may have, the oldest are listed and all are counted (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const { call } = await overHttp(t, library);
    await library.patron('ani');
    const owed = maxOwnList + 1;
    await sql`
      insert into fee (id, patron_id, kind, amount, currency, since)
      select 'fee-' || n, 'ani', 'other', 500, 'IDR', date '2020-01-01' + n
      from generate_series(1, ${owed}::int) as n`.execute(library.db);
    const { items, total, outstanding } = await call('ani', listFees);
    assert.deepEqual([items.length, items[0]?.id, total], [maxOwnList, 'fee-1', owed]);
    assert.deepEqual(outstanding, [{ amount: owed * 500, currency: 'IDR' }]);
    assert.deepEqual((await call('desk', { ...findPatron, path: '/desk/patrons/ANI' })).fees, items);
  });
});
