import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saving } from '../../catalog/save.ts';
import { eachEngine } from '../../database/testing.ts';
import { lockWaits } from '../../database/testing/lock-waits.ts';
import { newRecord, TestLibrary } from '../testing/library.ts';

eachEngine((engine, open) => {
  test(`an item that an import takes away while it is scanned is not found (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const ani = await library.patron('ani');
    const scans = { lent: () => library.checkOut(ani, 'B1'), returned: () => library.checkIn('B1') };
    for (const [scanned, scan] of Object.entries(scans)) {
      await library.record('bumi', ['B1', 'B2']);
      let refused: Promise<void> | undefined;
      await library.write(async (trx) => {
        await saving([newRecord('bumi', ['B2'])])(trx);
        refused = assert.rejects(scan(), { code: 'item-not-found' }, scanned);
        if (engine === 'postgres') await lockWaits(library.db, 1);
      });
      await refused;
    }
  });
});
