import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saving } from '../../catalog/save.ts';
import { eachEngine } from '../../database/testing.ts';
import { contradictions } from '../testing/contradictions.ts';
import { newRecord, TestLibrary } from '../testing/library.ts';

eachEngine((engine, open) => {
  test(`a hold that waits again while a copy is on the shelf is listed to be pulled (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const [ani, budi, citra] = await library.readers('ani', 'budi', 'citra');
    await library.record('bumi', ['B1']);
    await library.record('anak', ['A1']);
    for (const barcode of ['B1', 'A1']) await library.checkOut(ani, barcode);
    const suspended = await library.hold(budi, 'bumi', { pickupBranch: 'utara' });
    const suspend = (asked: object) =>
      library.write((trx) => library.services.holds.change(trx, budi, suspended.id, asked, 'id'));
    await suspend({ suspended: true, suspendedUntil: '2026-11-25' });
    const other = await library.hold(citra, 'anak');
    await library.checkIn('B1');
    const toPull = async (query: { branch?: string; cursor?: string } = {}) =>
      library.services.pullList.page({ limit: 1, ...query });
    assert.deepEqual(await toPull(), { items: [], total: 0 });

    library.passDays(4);
    await library.sweeper.sweep();
    await library.record('anak', ['A1', 'A2']);
    const first = await toPull();
    assert.deepEqual(first.items, [
      {
        id: suspended.id,
        record: suspended.record,
        items: [{ id: 'B1', barcode: 'B1', branch: 'pusat' }],
        pickupBranch: 'utara',
        placedAt: suspended.placedAt,
        position: 1,
      },
    ]);
    assert.equal(first.total, 2);
    const second = await toPull({ cursor: first.next! });
    assert.deepEqual(
      second.items.map(({ id, items }) => [id, ...items.map(({ barcode }) => barcode)]),
      [[other.id, 'A2']],
    );
    assert.equal(second.next, undefined);
    assert.equal((await toPull({ branch: 'utara' })).total, 0);
    await assert.rejects(toPull({ cursor: 'x' }), { code: 'cursor-invalid' });

    const { hold, branch } = await library.checkIn('B1');
    assert.deepEqual([hold?.id, hold?.status, branch], [suspended.id, 'in-transit', 'utara']);
    assert.deepEqual((await toPull({ branch: 'pusat' })).items, second.items);
  });

  test(`each listed copy goes to a hold, whichever is fetched first (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const [ani, budi, citra] = await library.readers('ani', 'budi', 'citra');
    const barcodes = ['B1', 'B2', 'B3'];
    await library.record('bumi', barcodes);
    for (const barcode of barcodes) await library.checkOut(ani, barcode);
    const suspended = [
      [budi, await library.hold(budi, 'bumi')],
      [citra, await library.hold(citra, 'bumi', { item: 'B1' })],
    ] as const;
    const change = (to: boolean) =>
      library.write(async (trx) => {
        for (const [patron, { id }] of suspended) {
          await library.services.holds.change(trx, patron, id, { suspended: to }, 'id');
        }
      });
    await change(true);
    for (const barcode of barcodes) await library.checkIn(barcode);
    await change(false);

    const { items } = await library.services.pullList.page({ limit: 20 });
    const listed = items.map((entry) => [entry.id, entry.items.map(({ id }) => id)]);
    const [any, named] = suspended.map(([, { id }]) => id);
    assert.deepEqual(listed, [
      [any, ['B2', 'B3']],
      [named, ['B1']],
    ]);
    assert.equal((await library.checkIn('B1')).hold?.id, named);
    assert.equal((await library.checkIn('B3')).hold?.id, any);
    assert.deepEqual(await library.services.pullList.page({ limit: 20 }), { items: [], total: 0 });
  });

  test(`a copy that is not found is listed no more, and the next one is (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const [ani, budi] = await library.readers('ani', 'budi');
    await library.record('bumi', ['B1']);
    await library.checkOut(ani, 'B1');
    const hold = await library.hold(budi, 'bumi');
    await library.record('bumi', ['B1', 'B2', 'B3']);
    const listed = async () =>
      (await library.services.pullList.page({ limit: 20 })).items.map(({ items }) =>
        items.map(({ id }) => id),
      );
    const miss = (barcode: string) =>
      library.write((trx) => library.services.missingItems.mark(trx, { barcode }));
    assert.deepEqual(await listed(), [['B2', 'B3']]);

    const { record, item } = await miss('B2');
    assert.deepEqual([record, item.id], [hold.record, 'B2']);
    assert.equal(await library.itemStatus('B2'), 'missing');
    assert.deepEqual(await listed(), [['B3']]);
    assert.deepEqual(await miss('B2'), { record, item });

    assert.equal((await library.checkIn('B3')).hold?.status, 'ready');
    const lost = await miss('B3');
    assert.deepEqual([lost.hold?.id, lost.hold?.status, lost.hold?.position], [hold.id, 'waiting', 1]);
    assert.equal(lost.hold?.readyUntil, undefined);
    assert.deepEqual(await listed(), []);

    assert.equal((await library.checkIn('B2')).hold?.id, hold.id);
    assert.deepEqual(await contradictions(library.db), {});
    await assert.rejects(miss('X9'), { code: 'item-not-found' });
  });

  test(`a copy that is not lent serves nobody who waits (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    await library.rule({}, [
      { itemType: 'TANDON', loanDays: 0 },
      { itemType: 'TANDON', category: 'teacher', loanDays: 3 },
    ]);
    const [ani, budi, guru] = [
      await library.patron('ani'),
      await library.patron('budi'),
      await library.patron('guru', { category: 'teacher' }),
    ];
    await library.record('bumi', ['B1']);
    const { id: loan } = await library.checkOut(ani, 'B1');
    const hold = await library.hold(budi, 'bumi');
    const reserve = newRecord('bumi', ['T1'], { itemType: 'TANDON' });
    const items = [...newRecord('bumi', ['B1']).items, ...reserve.items];
    await saving([{ ...reserve, items }])(library.db);

    const listed = async () => (await library.services.pullList.page({ limit: 20 })).items;
    assert.deepEqual(await listed(), []);
    await assert.rejects(library.renew(ani, loan), { code: 'held-by-others' });
    assert.equal((await library.checkIn('T1')).destination, 'shelf');
    await library.checkOut(guru, 'T1');
    await library.checkIn('T1');
    assert.deepEqual(await library.services.holds.list(budi), [hold]);
  });
});
