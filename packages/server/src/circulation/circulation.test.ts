import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saving } from '../catalog/save.ts';
import { CatalogStore } from '../catalog/store.ts';
import { eachEngine } from '../database/testing.ts';
import { newRecord, TestLibrary } from './testing/library.ts';

eachEngine((engine, open) => {
  const inLibrary = (title: string, body: (library: TestLibrary) => Promise<void>): void => {
    void test(`${title} (${engine})`, async (t) => body(new TestLibrary(await open(t))));
  };

  inLibrary(
    'a book goes from hand to hand: lent, held, refused to renew, returned, set aside, collected',
    async (library) => {
      const [ani, budi] = await library.readers('ani', 'budi');
      await library.record('bumi', ['B1']);

      const loan = await library.checkOut(ani, 'B1');
      assert.deepEqual(
        [loan.record.title, loan.dueDate, loan.overdueDays, loan.renewalsLeft, loan.notRenewable],
        ['Judul bumi', '2026-11-28', 0, 2, undefined],
      );
      assert.equal((await library.renew(ani, loan.id)).dueDate, '2026-12-05');

      const hold = await library.hold(budi, 'bumi');
      assert.deepEqual(
        [hold.status, hold.position, hold.queueLength, hold.estimatedDays],
        ['waiting', 1, 1, 14],
      );
      const [wanted] = await library.services.loans.list(ani);
      assert.equal(wanted?.notRenewable, 'held-by-others');
      await assert.rejects(library.renew(ani, loan.id), { code: 'held-by-others' });

      const returned = await library.checkIn('B1');
      assert.deepEqual(
        [returned.destination, returned.loan?.id, returned.hold?.id],
        ['hold-shelf', loan.id, hold.id],
      );
      assert.equal(returned.hold?.readyUntil, '2026-11-24');
      await assert.rejects(library.checkOut(ani, 'B1'), { code: 'held-by-others' });

      await library.checkOut(budi, 'B1');
      assert.deepEqual(await library.services.holds.list(budi), []);
      assert.equal(await library.itemStatus('B1'), 'on-loan');
    },
  );

  inLibrary(
    'an item that a reader of another branch waits for travels, and is ready where it arrives',
    async (library) => {
      const [ani, budi] = await library.readers('ani', 'budi');
      await library.record('bumi', ['B1']);
      await library.checkOut(ani, 'B1');
      await library.hold(budi, 'bumi', { pickupBranch: 'utara' });

      const sent = await library.checkIn('B1', 'pusat');
      assert.deepEqual(
        [sent.destination, sent.branch, sent.hold?.status],
        ['transit', 'utara', 'in-transit'],
      );
      const arrived = await library.checkIn('B1', 'utara');
      assert.deepEqual([arrived.destination, arrived.hold?.status], ['hold-shelf', 'ready']);
    },
  );

  inLibrary('a returned item that nobody waits for travels home', async (library) => {
    const ani = await library.patron('ani');
    await library.record('bumi', ['B1']);
    await library.checkOut(ani, 'B1');
    const { destination, branch } = await library.checkIn('B1', 'utara');
    assert.deepEqual([destination, branch], ['transit', 'pusat']);
    assert.equal((await library.checkIn('B1', 'pusat')).destination, 'shelf');
    assert.equal(await library.itemStatus('B1'), 'available');
  });

  inLibrary('an item cannot be returned at a branch that there is not', async (library) => {
    const ani = await library.patron('ani');
    await library.record('bumi', ['B1']);
    await library.checkOut(ani, 'B1');
    await assert.rejects(library.checkIn('B1', 'uatra'), { code: 'branch-unknown' });
    assert.equal(await library.itemStatus('B1'), 'on-loan');
  });

  inLibrary(
    'what is not collected goes to the next reader, and to the shelf after the last',
    async (library) => {
      const [ani, budi, citra] = await library.readers('ani', 'budi', 'citra');
      await library.record('bumi', ['B1']);
      await library.checkOut(ani, 'B1');
      await library.hold(budi, 'bumi');
      await library.hold(citra, 'bumi');
      await library.checkIn('B1');

      library.passDays(3);
      assert.equal(await library.sweeper.sweep(), 0);
      library.passDays(1);
      assert.equal(await library.sweeper.sweep(), 1);
      assert.deepEqual(await library.services.holds.list(budi), []);
      const [next] = await library.services.holds.list(citra);
      assert.deepEqual([next?.status, next?.readyUntil], ['ready', '2026-11-28']);

      await library.cancel(citra, next!.id);
      assert.equal(await library.itemStatus('B1'), 'available');
    },
  );

  inLibrary('a suspended hold is passed over until its day comes', async (library) => {
    const [ani, budi, citra] = await library.readers('ani', 'budi', 'citra');
    await library.record('bumi', ['B1']);
    await library.checkOut(ani, 'B1');
    const { id } = await library.hold(budi, 'bumi');
    await library.hold(citra, 'bumi');
    const suspend = (asked: object) =>
      library.write((trx) => library.services.holds.change(trx, budi, id, asked, 'id'));
    await assert.rejects(suspend({ suspended: true, suspendedUntil: '2026-11-21' }), { code: 'bad-request' });
    // A day says as much.
    await assert.rejects(suspend({ suspendedUntil: '2026-11-21' }), { code: 'bad-request' });
    const suspended = await suspend({ suspendedUntil: '2026-11-30' });
    assert.deepEqual(
      [suspended.status, suspended.position, suspended.suspendedUntil],
      ['suspended', undefined, '2026-11-30'],
    );
    const [first] = await library.services.holds.list(citra);
    assert.equal(first?.position, 1);

    library.passDays(9);
    await library.sweeper.sweep();
    const [waiting] = await library.services.holds.list(budi);
    assert.deepEqual([waiting?.status, waiting?.position], ['waiting', 1]);
    await library.checkIn('B1');
    await assert.rejects(suspend({ suspended: true }), { code: 'hold-not-changeable' });
  });

  inLibrary('a copy on the shelf needs no hold, unless somebody who waits needs it', async (library) => {
    const [ani, budi, citra] = await library.readers('ani', 'budi', 'citra');
    await library.record('bumi', ['B1']);
    await assert.rejects(library.hold(budi, 'bumi'), { code: 'not-holdable' });
    await library.checkOut(ani, 'B1');
    await library.hold(budi, 'bumi');
    await library.record('bumi', ['B1', 'B2']);

    assert.equal((await library.hold(citra, 'bumi')).position, 2);
    await assert.rejects(library.checkOut(citra, 'B2'), { code: 'held-by-others' });
    await library.checkOut(budi, 'B2');
  });

  inLibrary(
    'a card or a limit that keeps a reader from borrowing is told before anything else',
    async (library) => {
      await library.rule({ maxLoans: 2 }, [{ itemType: 'DVD', maxLoans: 1 }]);
      await library.record('bumi', ['B1', 'B2', 'B3']);
      await library.record('film', ['F1', 'F2'], { itemType: 'DVD' });
      await library.record('kamus', ['K1'], { status: 'reference' });
      const [ani, budi] = [
        await library.patron('ani'),
        await library.patron('budi', { expires: '2026-11-20' }),
      ];

      await assert.rejects(library.checkOut({ card: 'nobody' }, 'B1'), { code: 'patron-not-found' });
      await assert.rejects(library.checkOut(ani, 'B9'), { code: 'item-not-found' });
      await assert.rejects(library.checkOut(ani, 'K1'), { code: 'not-for-loan' });
      await assert.rejects(library.checkOut(budi, 'K1'), { code: 'card-expired' });
      await library.checkOut(ani, 'F1');
      await assert.rejects(library.checkOut(ani, 'F1'), { code: 'already-on-loan' });
      await assert.rejects(library.checkOut(ani, 'F2'), { code: 'loan-limit' });
      await library.checkOut(ani, 'B1');
      await assert.rejects(library.checkOut(ani, 'B2'), { code: 'loan-limit' });
      await library.write((trx) =>
        library.patrons.block(trx, ani.card, { reason: 'conduct', note: undefined }),
      );
      await assert.rejects(library.checkOut(ani, 'B2'), { code: 'card-blocked' });
      assert.deepEqual(
        (await library.services.loans.list((await library.patrons.byId('ani'))!)).map(
          ({ notRenewable }) => notRenewable,
        ),
        ['card-blocked', 'card-blocked'],
      );
    },
  );

  inLibrary('renewing all tells for each loan what came of it, in the reader’s language', async (library) => {
    const [ani, budi] = await library.readers('ani', 'budi');
    for (const record of ['bumi', 'anak', 'jejak']) await library.record(record, [`${record}-1`]);
    await library.checkOut(ani, 'bumi-1');
    await library.checkOut(ani, 'anak-1');
    await library.hold(budi, 'anak');

    const outcomes = await library.write((trx) => library.services.loans.renewAll(trx, ani, 'en'));
    assert.deepEqual(
      outcomes.map(({ loan, renewed, code, reason }) => [
        loan.record.id,
        loan.dueDate,
        renewed,
        code,
        reason,
      ]),
      [
        [
          'anak',
          '2026-11-28',
          false,
          'held-by-others',
          'Another reader is waiting for it. Return it by its due date, or place a hold to get it again.',
        ],
        ['bumi', '2026-12-05', true, undefined, undefined],
      ],
    );
  });

  inLibrary(
    'a late return costs its fine, which keeps from borrowing until it is settled',
    async (library) => {
      await library.rule({ finePerDay: 50_000, graceDays: 1, maxFine: 120_000, maxOwed: 100_000 });
      const ani = await library.patron('ani');
      await library.record('bumi', ['B1', 'B2']);
      await library.checkOut(ani, 'B1');
      library.passDays(8);
      const [inGrace] = await library.services.loans.list(ani);
      assert.deepEqual([inGrace?.overdueDays, inGrace?.fine], [1, undefined]);
      library.passDays(4);
      const [late] = await library.services.loans.list(ani);
      assert.deepEqual([late?.fine?.amount, late?.notRenewable], [120_000, 'too-long-overdue']);

      const { fine } = await library.checkIn('B1');
      assert.deepEqual(fine?.outstanding, { amount: 120_000, currency: 'IDR' });
      await assert.rejects(library.checkOut(ani, 'B2'), { code: 'fees-limit' });
      const settle = (amount?: number) =>
        library.write((trx) =>
          library.services.fees.settle(trx, fine.id, {
            kind: 'payment',
            ...(amount !== undefined && { amount: { amount, currency: 'IDR' } }),
          }),
        );
      await assert.rejects(settle(120_001), { code: 'amount-too-large' });
      assert.equal((await settle(20_000)).outstanding.amount, 100_000);
      await library.checkOut(ani, 'B2');
      assert.equal((await settle()).outstanding.amount, 0);
      await assert.rejects(settle(), { code: 'amount-too-large' });
      assert.equal((await library.services.fees.list(ani)).total, 0);
      const kept = await library.db.selectFrom('fee').selectAll().executeTakeFirstOrThrow();
      assert.equal(kept.record_id, null);
    },
  );

  inLibrary(
    'a returned loan says whose it was only where its patron wants it remembered',
    async (library) => {
      const [ani, budi] = await library.readers('ani', 'budi');
      await library.record('bumi', ['B1']);
      const remember = (keepsHistory: boolean) =>
        library.write((trx) => library.patrons.update(trx, ani.id, { keepsHistory }, 'id'));
      await remember(true);
      for (const patron of [ani, budi, ani, ani]) {
        await library.checkOut(patron, 'B1');
        library.passDays(1);
        await library.checkIn('B1');
      }
      const page = (cursor?: string) => library.services.history.page(ani, { limit: 2, cursor });
      const first = await page();
      assert.deepEqual(
        [first.items.map(({ returnedAt }) => returnedAt.slice(0, 10)), first.total],
        [['2026-11-25', '2026-11-24'], 3],
      );
      const second = await page(first.next);
      assert.deepEqual([second.items.length, second.next], [1, undefined]);
      await assert.rejects(page('x'), { code: 'cursor-invalid' });
      const owners = await library.db.selectFrom('loan').select('patron_id').execute();
      assert.equal(owners.filter(({ patron_id }) => patron_id === null).length, 1);

      const forget = (loan?: string) =>
        library.write((trx) => library.services.history.forget(trx, ani, loan));
      assert.equal(await forget(second.items[0]!.id), 1);
      assert.equal((await page()).total, 2);
      await remember(false);
      assert.equal((await page()).total, 0);
    },
  );

  inLibrary(
    'an account with loans or debts cannot be deleted; without them nothing of it stays',
    async (library) => {
      const [ani, budi] = await library.readers('ani', 'budi');
      await library.rule({ finePerDay: 100 });
      await library.record('bumi', ['B1']);
      const remove = () => library.write((trx) => library.patrons.delete(trx, ani.id));
      await library.checkOut(ani, 'B1');
      await assert.rejects(remove(), { code: 'open-loans' });
      library.passDays(20);
      const { fine } = await library.checkIn('B1');
      await assert.rejects(remove(), { code: 'unpaid-fees' });
      const note = 'Ibunya sedang dirawat';
      await library.write((trx) => library.services.fees.settle(trx, fine!.id, { kind: 'waiver', note }));
      await library.checkOut(budi, 'B1');
      await library.hold(ani, 'bumi');
      await library.checkIn('B1');
      await library.write((trx) => library.services.calendars.create(trx, ani));
      const { data } = await library.patrons.exportData(ani);
      assert.deepEqual(
        ['loans', 'holds', 'fees', 'history', 'calendar'].map((name) => data[name]?.length),
        [0, 1, 1, 0, 1],
      );
      assert.ok(JSON.stringify(data.fees).includes(note));

      await remove();
      assert.equal(await library.itemStatus('B1'), 'available');
      for (const table of ['loan', 'hold', 'fee'] as const) {
        const rows = await library.db
          .selectFrom(table)
          .select('patron_id')
          .where('patron_id', '=', ani.id)
          .execute();
        assert.deepEqual(rows, [], table);
      }
      const left = await library.db.selectFrom('settlement').select(['kind', 'note']).execute();
      assert.deepEqual(left, [{ kind: 'waiver', note: null }]);
    },
  );

  inLibrary(
    'an import leaves the state of items alone that are lent here, and searches follow a loan',
    async (library) => {
      const ani = await library.patron('ani');
      const catalog = new CatalogStore(library.db);
      await library.record('bumi', ['B1', 'B2']);
      const before = await catalog.horizon();
      const { dueDate } = await library.checkOut(ani, 'B1');
      const [changed] = await Array.fromAsync(catalog.changes(before, await catalog.horizon()));
      assert.deepEqual(
        changed?.upserts[0]?.items.map(({ status, dueDate: due }) => [status, due]),
        [
          ['on-loan', dueDate],
          ['available', undefined],
        ],
      );

      await saving([newRecord('bumi', ['B2', 'B1'])])(library.db);
      assert.equal(await library.itemStatus('B1'), 'on-loan');
      await saving([newRecord('bumi', ['B2'])])(library.db);
      assert.equal(await library.itemStatus('B1'), 'on-loan');
      await library.checkIn('B1');
      await saving([newRecord('bumi', ['B1', 'B2'], { status: 'on-loan' })])(library.db);
      assert.deepEqual(
        [await library.itemStatus('B1'), await library.itemStatus('B2')],
        ['available', 'on-loan'],
      );
      await saving([newRecord('bumi', ['B1', 'B2'], { status: 'lost' })])(library.db);
      assert.equal(await library.itemStatus('B1'), 'lost');
    },
  );
});
