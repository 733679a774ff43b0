import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saving } from '../../catalog/save.ts';
import { eachEngine } from '../../database/testing.ts';
import { newRecord, TestLibrary } from '../testing/library.ts';

eachEngine((engine, open) => {
  test(`holds end with the item or the record that they wait for, and no others (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const [ani, budi, cici] = await library.readers('ani', 'budi', 'cici');
    await library.record('bumi', ['B1', 'B2'], { status: 'on-order' });
    await library.record('anak', ['A1'], { status: 'on-order' });
    await library.record('jejak', ['J1']);
    await library.checkOut(cici, 'J1');
    await library.hold(ani, 'bumi', { item: 'B1' });
    const stays = [await library.hold(ani, 'bumi', { item: 'B2' }), await library.hold(budi, 'bumi')];
    await library.hold(budi, 'anak');
    const ready = await library.hold(ani, 'jejak');
    const suspended = await library.hold(budi, 'jejak');
    const change = { suspended: true };
    await library.write((trx) => library.services.holds.change(trx, budi, suspended.id, change, 'id'));
    await library.checkIn('J1');
    assert.equal(await library.sweeper.sweep(), 0);

    const gone = (id: string) => ({ ...newRecord(id, []), deleted: true });
    const without = newRecord('bumi', ['B2'], { status: 'on-order' });
    await saving([without, gone('anak'), gone('jejak')])(library.db);
    assert.equal(await library.sweeper.sweep(), 3);
    const left = [...(await library.services.holds.list(ani)), ...(await library.services.holds.list(budi))];
    assert.deepEqual(left.map(({ id }) => id).sort(), [...stays, ready].map(({ id }) => id).sort());
    const closed = await library.db
      .selectFrom('hold')
      .select('status')
      .where('patron_id', 'is', null)
      .execute();
    assert.deepEqual(closed, Array(3).fill({ status: 'cancelled' }));
    assert.equal(await library.sweeper.sweep(), 0);
  });
});
