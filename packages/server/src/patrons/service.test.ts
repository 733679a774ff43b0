import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import type { Caller } from '../http/caller.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { chosenPin, PinRefused } from './pin.ts';
import type { NewPatron } from './patron.ts';
import type { PatronService } from './service.ts';
import { samplePatron, samplePatrons } from './testing.ts';

const refusedAs = (code: string) => (error: unknown) => error instanceof ProblemError && error.code === code;

eachEngine((engine, open) => {
  const withPatrons = (
    title: string,
    body: (patrons: PatronService, db: Kysely<Tables>) => Promise<void>,
  ): void => {
    void test(`${title} (${engine})`, async (t) => {
      const { kysely } = await open(t);
      await body(samplePatrons(kysely), kysely);
    });
  };
  const pin = '409311';
  const register = async (patrons: PatronService, db: Kysely<Tables>, more: Partial<NewPatron> = {}) => {
    const chosen = await chosenPin(pin, samplePatron.card);
    return db.transaction().execute((trx) => patrons.register(trx, { ...samplePatron, ...more }, chosen));
  };
  const caller = (patron: string): Caller => ({ kind: 'patron', patron, scopes: new Set() });

  withPatrons(
    'a registered patron signs in with card and PIN, however the card is typed',
    async (patrons, db) => {
      const patron = await register(patrons, db);
      assert.equal((await patrons.verifyPin(' slk-0012 4711', pin))?.id, patron.id);
      assert.equal(await patrons.verifyPin('SLK-00124711', '000000'), undefined);
      assert.equal(await patrons.verifyPin('SLK-00124712', pin), undefined);
      assert.deepEqual(await patrons.byId(patron.id), patron);
      assert.deepEqual(await patrons.byCard('slk-00124711'), patron);
      assert.deepEqual(
        [patron.keepsHistory, patron.staff, patron.language, patron.blocks, patron.expires],
        [false, false, 'id', [], '2027-06-30'],
      );
    },
  );

  withPatrons('a card number is given once, whatever its capitals', async (patrons, db) => {
    await register(patrons, db);
    await assert.rejects(register(patrons, db, { card: 'slk-00124711' }), refusedAs('card-taken'));
  });

  withPatrons(
    'a patron needs a branch that there is, and a guardian who is registered',
    async (patrons, db) => {
      await assert.rejects(register(patrons, db, { homeBranch: 'barat' }), refusedAs('branch-unknown'));
      await assert.rejects(register(patrons, db, { guardian: 'nobody' }), refusedAs('patron-not-found'));
      assert.equal(await patrons.byCard(samplePatron.card), undefined);
    },
  );

  withPatrons('a guardian acts for wards, and nobody for anybody else', async (patrons, db) => {
    const guardian = await register(patrons, db);
    const child = { guardian: samplePatron.card, category: 'child' } as const;
    const budi = await register(patrons, db, { ...child, card: 'C2', name: 'Budi' });
    const ani = await register(patrons, db, { ...child, card: 'C1', name: 'Ani' });
    const other = await register(patrons, db, { card: 'X1' });

    assert.deepEqual(
      (await patrons.wards(guardian.id)).map(({ name }) => name),
      ['Ani', 'Budi'],
    );
    assert.equal((await patrons.acting(caller(guardian.id), {})).id, guardian.id);
    assert.equal((await patrons.acting(caller(guardian.id), { patron: ani.id })).id, ani.id);
    assert.equal((await patrons.acting(caller(ani.id), { patron: ani.id })).id, ani.id);
    for (const [who, whom] of [
      [other.id, ani.id],
      [ani.id, guardian.id],
      [ani.id, budi.id],
      [guardian.id, other.id],
      [guardian.id, 'nobody'],
    ] as const) {
      await assert.rejects(patrons.acting(caller(who), { patron: whom }), refusedAs('patron-not-found'));
    }
    await assert.rejects(patrons.acting(caller('gone'), {}), refusedAs('sign-in-required'));
  });

  withPatrons('a PIN that is changed takes the place of the old one', async (patrons, db) => {
    const patron = await register(patrons, db);
    await patrons.setPin(patron.id, '70418253');
    assert.equal(await patrons.verifyPin(patron.card, pin), undefined);
    assert.equal((await patrons.verifyPin(patron.card, '70418253'))?.id, patron.id);
    await assert.rejects(
      patrons.setPin(patron.id, '124711'),
      (error) => error instanceof PinRefused && error.fault === 'like-card',
    );
    assert.equal((await patrons.verifyPin(patron.card, '70418253'))?.id, patron.id);
    await assert.rejects(patrons.setPin('nobody', '70418253'), refusedAs('patron-not-found'));
  });

  withPatrons('a PIN stays where not all that it has opened could be ended', async (patrons, db) => {
    const patron = await register(patrons, db);
    const fault = new Error('out of reach');
    patrons.addKeeper({ pinChanged: () => Promise.reject(fault) });
    await assert.rejects(patrons.setPin(patron.id, '70418253'), fault);
    assert.equal((await patrons.verifyPin(patron.card, pin))?.id, patron.id);
  });

  withPatrons('blocks are placed with a reason on the library’s day, and taken away', async (patrons, db) => {
    const patron = await register(patrons, db);
    const run = <T>(work: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) =>
      db.transaction().execute(work) as Promise<T>;
    const lost = await run<{ id: string }>((trx) =>
      patrons.block(trx, patron.card, { reason: 'lost-card', note: 'Ditemukan di taman' }),
    );
    await run((trx) => patrons.block(trx, patron.card, { reason: 'other', note: undefined }));
    const blocked = await patrons.byId(patron.id);
    assert.deepEqual(blocked?.blocks.map(({ reason, note, since }) => [reason, note, since]).sort(), [
      ['lost-card', 'Ditemukan di taman', '2026-11-21'],
      ['other', undefined, '2026-11-21'],
    ]);
    await run((trx) => patrons.unblock(trx, patron.card, lost.id));
    assert.deepEqual(
      (await patrons.byId(patron.id))?.blocks.map(({ reason }) => reason),
      ['other'],
    );
    await assert.rejects(
      run((trx) => patrons.unblock(trx, patron.card, lost.id)),
      refusedAs('block-not-found'),
    );
    await assert.rejects(
      run((trx) => patrons.block(trx, 'nobody', { reason: 'other', note: undefined })),
      refusedAs('patron-not-found'),
    );
  });

  withPatrons('settings change what they name and nothing else', async (patrons, db) => {
    const patron = await register(patrons, db, { email: 'siti@example.id', phone: '0812-345-678' });
    const update = (settings: Parameters<PatronService['update']>[2]) =>
      db.transaction().execute((trx) => patrons.update(trx, patron.id, settings, 'en'));
    assert.deepEqual(await update({}), patron);
    assert.deepEqual(await update({ email: null, language: 'en' }), {
      ...patron,
      email: undefined,
      resetEmail: undefined,
      language: 'en',
    });
    await assert.rejects(
      update({ language: 'fr' }),
      (error) =>
        refusedAs('bad-request')(error) && (error as ProblemError).errors[0]?.pointer === '/language',
    );
  });

  withPatrons(
    'other domains take part where history is switched off, data exported, an account deleted',
    async (patrons, db) => {
      const patron = await register(patrons, db);
      const ward = await register(patrons, db, { card: 'C1', guardian: patron.card });
      const told: string[] = [];
      let openLoans = true;
      patrons.addKeeper({
        exportData: (_db, id) => Promise.resolve({ loans: [{ id }] }),
        forgetHistory: (_trx, id) => Promise.resolve(void told.push(`forget ${id}`)),
        deleteData: (_trx, id) => {
          if (openLoans) throw new ProblemError('open-loans');
          return Promise.resolve(void told.push(`delete ${id}`));
        },
      });
      patrons.addKeeper({ exportData: () => Promise.resolve({ consents: [] }) });

      await db.transaction().execute((trx) => patrons.update(trx, patron.id, { keepsHistory: true }, 'id'));
      assert.deepEqual(told, []);
      await db.transaction().execute((trx) => patrons.update(trx, patron.id, { keepsHistory: false }, 'id'));
      assert.deepEqual(told, [`forget ${patron.id}`]);

      const { exportedAt, data } = await patrons.exportData(patron);
      assert.equal(exportedAt, '2026-11-21T10:00:00.000Z');
      assert.deepEqual([data['loans'], data['consents']], [[{ id: patron.id }], []]);
      assert.doesNotMatch(JSON.stringify(data), /00124711|argon2/);

      const remove = () => db.transaction().execute((trx) => patrons.delete(trx, patron.id));
      await assert.rejects(remove(), refusedAs('open-loans'));
      assert.ok(await patrons.byId(patron.id));
      openLoans = false;
      await remove();
      assert.equal(await patrons.byId(patron.id), undefined);
      assert.equal((await patrons.byId(ward.id))?.guardian, undefined);
      assert.equal(told.at(-1), `delete ${patron.id}`);
    },
  );
});
