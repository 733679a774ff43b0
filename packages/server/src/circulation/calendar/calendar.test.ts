import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachEngine } from '../../database/testing.ts';
import { TestLibrary } from '../testing/library.ts';

eachEngine((engine, open) => {
  test(`a calendar is read by its secret until a newer one is made or it is taken away (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const ani = await library.patron('ani');
    await library.record('bumi', ['B1']);
    await library.checkOut(ani, 'B1');
    const { calendars } = library.services;
    const create = () => library.write((trx) => calendars.create(trx, ani));
    const older = await create();
    const newer = await create();
    assert.equal(await calendars.dueDates(older), undefined);
    assert.equal((await calendars.dueDates(newer))?.loans[0]?.dueDate, '2026-11-28');
    const { secret_hash: kept } = await library.db
      .selectFrom('calendar_address')
      .selectAll()
      .executeTakeFirstOrThrow();
    assert.ok(!Buffer.from(kept).includes(newer));
    await library.write((trx) => calendars.revoke(trx, ani));
    assert.equal(await calendars.dueDates(newer), undefined);
    assert.equal(await calendars.exists(ani), false);
  });

  test(`a new PIN and signing out everywhere end one’s calendar and those of one’s wards (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const { calendars } = library.services;
    const [ani, budi] = await library.readers('ani', 'budi');
    const ward = await library.patron('cici');
    await library.db.updateTable('patron').set({ guardian_id: ani.id }).where('id', '=', ward.id).execute();
    const create = async () => {
      for (const patron of [ani, budi, ward]) await library.write((trx) => calendars.create(trx, patron));
    };
    const existing = () => Promise.all([ani, budi, ward].map((patron) => calendars.exists(patron)));

    await create();
    await library.patrons.setPin(ani.id, '246813');
    assert.deepEqual(await existing(), [false, true, false]);
    await create();
    await library.write((trx) => library.patrons.signOutEverywhere(ani.id, trx));
    assert.deepEqual(await existing(), [false, true, false]);
  });
});
