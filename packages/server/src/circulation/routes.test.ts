import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as contract from '@pustaka/core/contract';
import { eachEngine } from '../database/testing.ts';
import { TestLibrary } from './testing/library.ts';
import { overHttp } from './testing/over-http.ts';

eachEngine((engine, open) => {
  test(`every endpoint of circulation answers as the contract says (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const { call } = await overHttp(t, library);
    await library.rule({ finePerDay: 100_000 });
    for (const name of ['ani', 'budi']) await library.patron(name);
    await library.record('bumi', ['B1']);
    await library.record('anak', ['A1']);

    const loan = await call('desk', contract.checkOut, { body: { card: 'ani', barcode: 'B1' } });
    const { items: loans } = await call('ani', contract.listLoans);
    assert.deepEqual(loans, [loan]);
    assert.equal((await call('ani', contract.renewLoan, { id: loan.id })).renewals, 1);
    assert.equal((await call('ani', contract.renewAllLoans)).renewed, 1);
    await assert.rejects(call('budi', contract.renewLoan, { id: loan.id }), {
      status: 404,
      code: 'loan-not-found',
    });
    await assert.rejects(call('budi', contract.listLoans, { query: '?patron=ani' }), {
      status: 404,
      code: 'patron-not-found',
    });

    const hold = await call('budi', contract.placeHold, { body: { record: 'bumi' } });
    assert.deepEqual((await call('budi', contract.listHolds)).items, [hold]);
    const moved = await call('budi', contract.changeHold, { id: hold.id, body: { pickupBranch: 'utara' } });
    assert.equal(moved.pickupBranch, 'utara');
    await assert.rejects(call('budi', contract.changeHold, { id: hold.id, body: { pickupBranch: 'mars' } }), {
      status: 422,
    });
    const never = { suspended: true, suspendedUntil: '2027-02-31' };
    await assert.rejects(
      call('budi', contract.changeHold, { id: hold.id, body: never }),
      ({ status, errors }: contract.Problem) => status === 400 && errors?.[0]?.pointer === '/suspendedUntil',
    );
    await library.record('bumi', ['B1', 'B2']);
    const { items: toPull } = await call('desk', contract.listHoldsToPull, { query: '?branch=pusat' });
    assert.deepEqual(
      toPull.map(({ id, pickupBranch, items }) => [id, pickupBranch, items[0]?.barcode]),
      [[hold.id, 'utara', 'B2']],
    );
    const { item: missed } = await call('desk', contract.markMissing, { body: { barcode: 'B2' } });
    assert.equal(missed.barcode, 'B2');
    assert.equal((await call('budi', contract.cancelHold, { id: hold.id })).status, 'cancelled');

    library.passDays(40);
    const { fine, destination } = await call('desk', contract.checkIn, { body: { barcode: 'B1' } });
    assert.equal(destination, 'shelf');
    const owed = await call('ani', contract.listFees);
    assert.deepEqual(owed, { items: [fine], total: 1, outstanding: [fine!.outstanding] });
    const settled = await call('desk', contract.settleFee, {
      id: fine!.id,
      body: { kind: 'payment', amount: { amount: 1, currency: 'IDR' } },
    });
    assert.equal(settled.outstanding.amount, fine!.amount.amount - 1);
    assert.deepEqual((await call('ani', contract.listHistory)).items, []);
    assert.deepEqual(await call('ani', contract.deleteHistory), { deleted: 0 });
  });

  test(`a calendar program reads the due dates at the secret address, until it is revoked (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const { server, call } = await overHttp(t, library);
    const ani = await library.patron('ani');
    await library.record('bumi', ['B1']);
    await library.checkOut(ani, 'B1');
    assert.deepEqual(await call('ani', contract.getCalendar), { active: false });
    const { url } = await call('ani', contract.createCalendar);
    const read = () => fetch(url!);
    const answer = await read();
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(await answer.text(), /DTSTART;VALUE=DATE:20261128/);
    const secret = /calendar\/(.*)\.ics$/.exec(url!)![1]!;
    assert.ok(!JSON.stringify(server.lines).includes(secret), 'the log tells the secret');
    await call('ani', contract.revokeCalendar);
    const gone = await read();
    assert.deepEqual([gone.status, ((await gone.json()) as contract.Problem).code], [404, 'not-found']);
  });
});
