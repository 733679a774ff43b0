import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachEngine } from '../database/testing.ts';
import { TestLibrary } from './testing/library.ts';

eachEngine((engine, open) => {
  const inLibrary = (title: string, body: (library: TestLibrary) => Promise<void>): void => {
    void test(`${title} (${engine})`, async (t) => body(new TestLibrary(await open(t))));
  };

  inLibrary('a loan is renewed as often as the rules allow', async (library) => {
    await library.rule({ renewals: 1 });
    const ani = await library.patron('ani');
    await library.record('bumi', ['B1']);
    const loan = await library.checkOut(ani, 'B1');
    assert.equal((await library.renew(ani, loan.id)).notRenewable, 'renewal-limit');
    await assert.rejects(library.renew(ani, loan.id), { code: 'renewal-limit' });
    assert.equal((await library.services.loans.list(ani))[0]?.renewals, 1);
  });

  inLibrary('a reader holds each title once, and no more titles than the rules allow', async (library) => {
    await library.rule({ maxHolds: 1 });
    const [ani, budi] = await library.readers('ani', 'budi');
    for (const [record, barcode] of [['bumi', 'B1'] as const, ['anak', 'A1'] as const]) {
      await library.record(record, [barcode]);
      await library.checkOut(ani, barcode);
    }
    const hold = await library.hold(budi, 'bumi');
    await assert.rejects(library.hold(budi, 'bumi'), { code: 'already-held' });
    await assert.rejects(library.hold(budi, 'anak'), { code: 'hold-limit' });
    assert.deepEqual(
      (await library.services.holds.list(budi)).map(({ id }) => id),
      [hold.id],
    );
  });

  inLibrary('an item that is not at hand is not lent', async (library) => {
    const ani = await library.patron('ani');
    await library.record('bumi', ['B1'], { status: 'lost' });
    await assert.rejects(library.checkOut(ani, 'B1'), { code: 'not-available' });
  });

  inLibrary('a hold on one item is served by that item only', async (library) => {
    const [ani, budi] = await library.readers('ani', 'budi');
    await library.record('bumi', ['B1', 'B2']);
    await library.checkOut(ani, 'B1');
    await library.checkOut(ani, 'B2');
    const hold = await library.hold(budi, 'bumi', { item: 'B2' });
    assert.equal((await library.checkIn('B1')).destination, 'shelf');
    assert.equal((await library.services.holds.list(budi))[0]?.status, 'waiting');
    const returned = await library.checkIn('B2');
    assert.deepEqual([returned.destination, returned.hold?.id], ['hold-shelf', hold.id]);
    await library.checkOut(budi, 'B2');
    assert.deepEqual(await library.services.holds.list(budi), []);
  });
});
