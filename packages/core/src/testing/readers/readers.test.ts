import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { setupServer } from 'msw/node';
import type { Authorizer } from '../../connection/authorizer.ts';
import type { HoldToPull } from '../../contract/desk.ts';
import { Library } from '../../library.ts';
import { failing, handlers } from '../index.ts';

const url = 'https://perpustakaan.example.go.id';
// Late in the evening: it is tomorrow in Jakarta already.
const now = () => new Date('2026-11-20T18:00:00Z');
const server = setupServer();

const authorizer: Authorizer = {
  send(request, send) {
    request.headers.set('authorization', 'DPoP sample');
    return send(request);
  },
};
const { circulation, patrons, desk } = new Library({ url, retry: 0, language: 'en', authorizer });
const anonymous = new Library({ url, retry: 0, language: 'en' });

describe('the readers of the sample library', () => {
  before(() => {
    server.listen();
  });
  afterEach(() => {
    server.resetHandlers();
  });
  after(() => {
    server.close();
  });
  const start = () => {
    server.use(...handlers(url, { now }));
  };

  it('are known by any authorization, and by none not at all', async () => {
    start();
    assert.equal((await patrons.me()).name, 'Sari Wulandari');
    await assert.rejects(anonymous.patrons.me(), {
      code: 'sign-in-required',
      status: 401,
      title: 'Please sign in first',
    });
  });

  it('have loans in every state, the most urgent first', async () => {
    start();
    const { items } = await circulation.loans();
    assert.deepEqual(
      items.map(({ record, dueDate, overdueDays, notRenewable }) => [
        record.title,
        dueDate,
        overdueDays,
        notRenewable,
      ]),
      [
        ['Bobo', '2026-11-18', 3, undefined],
        ['Laskar Pelangi', '2026-11-23', 0, undefined],
        ['Bumi Manusia', '2026-11-27', 0, 'held-by-others'],
        ['Tafsīr al-Jalālayn', '2026-12-03', 0, 'renewal-limit'],
      ],
    );
    assert.deepEqual(items[0]?.fine, { amount: 150_000, currency: 'IDR' });
  });

  it('renew what can be renewed, and hear why not', async () => {
    start();
    const [bobo, , wanted] = (await circulation.loans()).items;
    assert.equal((await circulation.renew(bobo!.id)).dueDate, '2026-12-05');
    await assert.rejects(circulation.renew(wanted!.id), {
      code: 'held-by-others',
      title: 'Another reader is waiting for it',
    });
    await assert.rejects(circulation.renew('none'), { code: 'loan-not-found', status: 404 });
    const { items, renewed } = await circulation.renewAll();
    assert.equal(renewed, 2);
    assert.deepEqual(
      items.map(({ code }) => code),
      [undefined, undefined, 'held-by-others', 'renewal-limit'],
    );
    assert.equal(items[3]?.reason, 'It cannot be renewed again');
  });

  it('place, change and cancel holds', async () => {
    start();
    const placed = await circulation.placeHold({ record: 'd5w3r6b2j7qe' });
    assert.deepEqual([placed.pickupBranch, placed.position, placed.queueLength], ['pusat', 1, 1]);
    await assert.rejects(circulation.placeHold({ record: 'd5w3r6b2j7qe' }), { code: 'already-held' });
    await assert.rejects(circulation.placeHold({ record: 'k3n7q2v5w4xa' }), { code: 'already-on-loan' });
    await assert.rejects(circulation.placeHold({ record: 'w6d3k5s7x2vq' }), { code: 'not-holdable' });
    await assert.rejects(circulation.placeHold({ record: 'tidakada' }), { code: 'record-not-found' });

    await assert.rejects(circulation.changeHold(placed.id, { pickupBranch: 'timur' }), {
      code: 'branch-unknown',
    });
    const suspended = await circulation.changeHold(placed.id, {
      suspendedUntil: '2026-12-24',
      pickupBranch: 'utara',
    });
    assert.deepEqual(
      [suspended.status, suspended.suspendedUntil, suspended.pickupBranch, suspended.position],
      ['suspended', '2026-12-24', 'utara', undefined],
    );
    const again = await circulation.changeHold(placed.id, { suspended: false });
    assert.deepEqual([again.status, again.suspendedUntil], ['waiting', undefined]);
    const before = await circulation.holds();
    assert.equal(before.items[0]?.status, 'ready');
    await circulation.cancelHold(placed.id);
    assert.equal((await circulation.holds()).total, before.total - 1);
  });

  it('are told what is wrong with a body, by pointer', async () => {
    start();
    const answer = await fetch(`${url}/v1/me/holds`, {
      method: 'POST',
      headers: { authorization: 'DPoP sample', 'content-type': 'application/json' },
      body: JSON.stringify({ record: 'd5w3r6b2j7qe', branch: 'pusat' }),
    });
    const { code, errors } = (await answer.json()) as { code: string; errors: { pointer: string }[] };
    assert.equal(code, 'bad-request');
    assert.deepEqual(
      errors.map(({ pointer }) => pointer),
      ['/branch'],
    );
  });

  it('act for their wards, and for nobody else', async () => {
    start();
    const { wards } = await patrons.me();
    const { items } = await circulation.loans({ patron: wards[0]!.id });
    assert.deepEqual(
      items.map(({ record }) => record.title),
      ['The Rainbow Troops'],
    );
    await assert.rejects(circulation.loans({ patron: 'dewi' }), { code: 'patron-not-found' });
  });

  it('may have their returned loans forgotten, one by one or for good', async () => {
    start();
    const titles = [];
    for await (const { record } of circulation.historyAll({ limit: 2 })) titles.push(record.title);
    assert.deepEqual(titles, ['Hujan', 'Sitti Nurbaya', 'Jejak Langkah']);
    assert.deepEqual(await circulation.deleteHistory('past-1'), { deleted: 1 });
    assert.equal((await patrons.update({ keepsHistory: false, email: null })).email, undefined);
    assert.equal((await circulation.history()).total, 0);
  });

  it('get a calendar whose address is told once', async () => {
    start();
    assert.deepEqual(await circulation.calendar(), { active: false });
    assert.match((await circulation.createCalendar()).url!, /\.ics$/);
    assert.deepEqual(await circulation.calendar(), { active: true });
    assert.deepEqual(await circulation.revokeCalendar(), { active: false });
  });

  it('go when they owe nothing', async () => {
    start();
    await assert.rejects(patrons.delete(), { code: 'open-loans' });
    for (const barcode of ['i121', 'i101', 'i201', 'i111']) await desk.checkIn({ barcode });
    await assert.rejects(patrons.delete(), { code: 'unpaid-fees' });
    assert.equal((await circulation.fees()).outstanding[0]?.amount, 500_000);
    await assert.rejects(
      desk.settleFee('fee-1', { kind: 'payment', amount: { amount: 500_001, currency: 'IDR' } }),
      { code: 'amount-too-large' },
    );
    await desk.settleFee('fee-1', { kind: 'waiver' });
    assert.deepEqual((await circulation.fees()).outstanding, []);
    assert.equal((await patrons.export()).data['holds']!.length, 2);
    assert.deepEqual(await patrons.delete(), { deleted: true });
  });

  it('are served at the desk, in the order of the queue', async () => {
    start();
    await assert.rejects(desk.checkOut({ card: '20264711', barcode: 'i701' }), { code: 'not-for-loan' });
    await assert.rejects(desk.checkOut({ card: '20264711', barcode: 'i201' }), { code: 'already-on-loan' });
    const returned = await desk.checkIn({ barcode: 'i601', branch: 'utara' });
    assert.deepEqual([returned.destination, returned.branch], ['transit', 'pusat']);

    const toPull: HoldToPull[] = [];
    for await (const entry of desk.holdsToPullAll({ limit: 1 })) toPull.push(entry);
    assert.deepEqual(
      toPull.map(({ record, items, position }) => [record.title, items[0]?.barcode, position]),
      [['Sitti Nurbaya', 'i801', 1]],
    );
    assert.equal((await desk.holdsToPull({ branch: 'pusat' })).total, 0);
    assert.equal((await desk.checkIn({ barcode: 'i801' })).hold?.id, toPull[0]?.id);
    assert.equal((await desk.holdsToPull()).total, 0);
    assert.equal((await desk.markMissing({ barcode: 'i801' })).hold?.status, 'waiting');
    assert.equal((await desk.markMissing({ barcode: 'i801' })).hold, undefined);
    assert.equal((await desk.holdsToPull()).total, 0);
    await assert.rejects(desk.markMissing({ barcode: 'i101' }), { code: 'already-on-loan' });
    assert.equal((await desk.checkIn({ barcode: 'i801' })).hold?.id, toPull[0]?.id);

    const { patron, pin } = await desk.register({
      card: '20264799',
      name: 'Ayu',
      category: 'child',
      homeBranch: 'utara',
      expires: '2027-11-21',
      guardian: '20264711',
    });
    assert.deepEqual([patron.card, pin.length], ['•••• 4799', 6]);
    assert.equal((await patrons.me()).wards.length, 2);
    await assert.rejects(
      desk.register({
        card: '20264799',
        name: 'B',
        category: 'adult',
        homeBranch: 'utara',
        expires: '2027-11-21',
      }),
      { code: 'card-taken' },
    );

    assert.equal((await desk.renewCard('20264799', '2028-11-21')).expires, '2028-11-21');
    assert.equal((await desk.resetPin('20264799')).pin.length, 6);
    await assert.rejects(desk.resetPin('none'), { code: 'patron-not-found' });

    const block = await desk.block('20264799', { reason: 'lost-card' });
    await assert.rejects(desk.checkOut({ card: '20264799', barcode: 'i301' }), { code: 'card-blocked' });
    await desk.unblock('20264799', block.id);
    await desk.checkOut({ card: '20264799', barcode: 'i301' });
    assert.equal((await desk.patron('20264799')).loans[0]?.dueDate, '2026-12-05');
  });

  it('meet the same troubles as everybody', async () => {
    server.use(...handlers(url, { troubles: [failing('circulation.loans')] }));
    await assert.rejects(circulation.loans(), { code: 'unavailable' });
    await circulation.holds();
  });
});
