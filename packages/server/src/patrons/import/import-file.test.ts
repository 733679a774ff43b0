import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/index.ts';
import { eachEngine } from '../../database/testing.ts';
import { reportPath } from '../../report-file.ts';
import { samplePatrons } from '../testing.ts';
import { HeaderRefused } from './header.ts';
import { importPatrons, type PatronImportProgress } from './import-file.ts';

const options = {
  branches: ['pusat', 'timur'],
  languages: ['id', 'en'],
  now: new Date('2026-11-21T10:00:00Z'),
};

const header = 'card,name,category,home_branch,expires,guardian';
const siti = 'SLK-1,Siti Rahma,adult,pusat,2027-06-30,';
const budi = 'SLK-2,Budi Rahma,child,pusat,2027-06-30,slk-1';

async function fileOf(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pustaka-patrons-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'patrons.csv');
}

eachEngine((engine, open) => {
  const withImport = (
    title: string,
    body: (
      take: (content: string | Buffer) => Promise<PatronImportProgress>,
      about: { db: Kysely<Tables>; report: () => Promise<Record<string, unknown>[]> },
    ) => Promise<void>,
  ): void => {
    void test(`${title} (${engine})`, async (t) => {
      const [{ kysely: db }, file] = await Promise.all([open(t), fileOf(t)]);
      const take = async (content: string | Buffer) => {
        await writeFile(file, content);
        const steps = await Array.fromAsync(importPatrons(db, file, options));
        return steps.at(-1)!;
      };
      const report = async () =>
        (await readFile(reportPath(file), 'utf8'))
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      await body(take, { db, report });
    });
  };
  const everybody = (db: Kysely<Tables>) => db.selectFrom('patron').selectAll().orderBy('card').execute();

  withImport('of two lines with one card the later one counts, however far apart', async (take, { db }) => {
    const others = Array.from(
      { length: 600 },
      (_, n) => `SLK-${n + 10},Pembaca ${n},adult,pusat,2027-06-30,`,
    );
    const later = 'SLK-2,Budi Rahma Dewasa,adult,pusat,2027-06-30,';
    const { read, added, failed } = await take([header, budi, ...others, later, siti].join('\n'));
    assert.deepEqual({ read, added, failed }, { read: 603, added: 602, failed: 0 });
    const patron = await samplePatrons(db).byCard('SLK-2');
    assert.equal(patron?.name, 'Budi Rahma Dewasa');
  });

  withImport('patrons are registered, wards before or after their guardian', async (take, { db }) => {
    const { read, added, failed } = await take([header, budi, siti, ''].join('\n'));
    assert.deepEqual({ read, added, failed }, { read: 2, added: 2, failed: 0 });
    const patrons = samplePatrons(db);
    const guardian = await patrons.byCard('SLK-1');
    assert.equal(guardian?.language, 'id');
    assert.deepEqual(
      (await patrons.wards(guardian.id)).map(({ name, category }) => [name, category]),
      [['Budi Rahma', 'child']],
    );
    assert.equal(guardian.pinChangedAt, undefined);
  });

  withImport('taking the same file again changes nothing', async (take, { db }) => {
    const content = [`${header},pin`, `${siti},409311`, `${budi},`].join('\n');
    await take(content);
    const before = await everybody(db);
    const { added, updated, unchanged } = await take(content);
    assert.deepEqual({ added, updated, unchanged }, { added: 0, updated: 0, unchanged: 2 });
    assert.deepEqual(await everybody(db), before);
  });

  withImport('a later file changes what it has columns for, and never a PIN', async (take, { db }) => {
    const patrons = samplePatrons(db);
    const full = `${header},email,language,pin`;
    await take([full, `${siti},siti@example.id,en,409311`].join('\n'));
    const before = await patrons.byCard('SLK-1');
    const moved = 'SLK-1,Siti Rahma,adult,timur,2028-01-01,';
    assert.equal((await take([header, moved].join('\n'))).updated, 1);
    assert.deepEqual(await patrons.byCard('SLK-1'), {
      ...before,
      homeBranch: 'timur',
      expires: '2028-01-01',
    });
    await take([full, `${moved},,,718293`].join('\n'));
    assert.deepEqual(
      [(await patrons.byCard('SLK-1'))?.email, (await patrons.byCard('SLK-1'))?.language],
      [undefined, 'en'],
    );
    assert.ok(await patrons.verifyPin('SLK-1', '409311'));
    assert.equal(await patrons.verifyPin('SLK-1', '718293'), undefined);
  });

  withImport('a link to a new PIN goes to the address of the file', async (take, { db }) => {
    const patrons = samplePatrons(db);
    const email = async () => (await patrons.byCard('SLK-1'))?.resetEmail;
    const withEmail = `${header},email`;
    await take([withEmail, `${siti},siti@example.id`].join('\n'));
    assert.equal(await email(), 'siti@example.id');
    const { id } = (await patrons.byCard('SLK-1'))!;
    const change = { email: 'baru@example.id' };
    await db.transaction().execute((trx) => patrons.update(trx, id, change, 'id'));
    await take([header, siti.replace('2027', '2028')].join('\n'));
    assert.equal(await email(), 'siti@example.id');
    assert.equal((await take([withEmail, `${siti},baru@example.id`].join('\n'))).updated, 1);
    assert.equal(await email(), 'baru@example.id');
    await take([withEmail, `${siti},`].join('\n'));
    assert.equal(await email(), undefined);
  });

  withImport(
    'a line that cannot be taken is reported by its number, and the others kept',
    async (take, { db, report }) => {
      const { read, added, failed } = await take(
        [
          `${header},pin`,
          `${siti},`,
          'SLK-3,,adult,pusat,2027-06-30,,',
          'SLK-4,Ani,wizard,pusat,2027-02-30,,',
          'SLK-5,Ani,adult,barat,2027-06-30,,111111',
          'SLK-6,Ani,adult',
          'SLK-7,Ani,child,pusat,2027-06-30,SLK-99,',
          'SLK-8,Ani,child,pusat,2027-06-30,SLK-7,',
          'SLK-9,Ani,adult,pusat,2027-06-30,SLK-9,',
        ].join('\r\n'),
      );
      assert.deepEqual({ read, added, failed }, { read: 8, added: 1, failed: 7 });
      assert.deepEqual(
        (await everybody(db)).map(({ card }) => card),
        ['SLK-1'],
      );
      const lines = (await report()).map(({ line, card, column, code }) => [line, card, column, code]);
      assert.deepEqual(
        lines.sort(([a], [b]) => Number(a) - Number(b)),
        [
          [3, 'SLK-3', 'name', 'required'],
          [4, 'SLK-4', 'category', 'not-allowed'],
          [4, 'SLK-4', 'expires', 'wrong-form'],
          [5, 'SLK-5', 'home_branch', 'rule'],
          [5, 'SLK-5', 'pin', 'rule'],
          [6, undefined, undefined, 'not-csv'],
          [7, 'SLK-7', 'guardian', 'rule'],
          [8, 'SLK-8', 'guardian', 'rule'],
          [9, 'SLK-9', 'guardian', 'rule'],
        ],
      );
    },
  );

  withImport('a fault is told in words that whoever keeps the file understands', async (take, { report }) => {
    await take(`${header},email\nSLK-1,Ani,adult,pusat,2027-06-30,,ani`);
    assert.deepEqual(
      (await report()).map(({ message }) => message),
      ['email must have the form name@example.org.'],
    );
  });

  withImport('files of many lines are taken whole, as spreadsheets write them', async (take, { db }) => {
    const lines = Array.from({ length: 450 }, (_, index) =>
      [`K${index}`, `"Nama; ${index}"`, 'adult', 'pusat', '2027-06-30', index === 0 ? '' : 'K0'].join(';'),
    );
    const content = `\uFEFF Card ;NAME;Category;Home Branch;Expires;Guardian\r\n${lines.reverse().join('\r\n')}\r\n`;
    const { added, failed } = await take(content);
    assert.deepEqual({ added, failed }, { added: 450, failed: 0 });
    const patrons = samplePatrons(db);
    const guardian = await patrons.byCard('K0');
    assert.equal((await patrons.wards(guardian!.id)).length, 449);
    assert.equal((await patrons.byCard('k7'))?.name, 'Nama; 7');
  });
});

test('a file without its column names is refused as a whole', async (t) => {
  const file = await fileOf(t);
  const never = undefined as unknown as Kysely<Tables>;
  for (const [content, said] of [
    ['', /empty/],
    ['card,name,category,home_branch\n', /lacks: expires/],
    [`${header},shoe size\n`, /“shoe size”; known are: card, name/],
    [`${header},Name\n`, /name stands twice/],
  ] as const) {
    await writeFile(file, content);
    await assert.rejects(
      Array.fromAsync(importPatrons(never, file, options)),
      (error) => error instanceof HeaderRefused && said.test(error.message),
    );
  }
});
