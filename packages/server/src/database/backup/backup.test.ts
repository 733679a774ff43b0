import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { migrations, type Migration } from '../migrations/index.ts';
import { openDatabase, type Database } from '../open.ts';
import { DatabaseRefusal } from '../refusal.ts';
import { tableNames } from '../tables.ts';
import { embeddedFolder } from '../testing/embedded-folder.ts';
import { eachEngine, embeddedPlace, once, openFresh, postgresPlace, shared } from '../testing.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

async function backupText(database: Database): Promise<string> {
  const pieces: Buffer[] = [];
  const output = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece);
      done();
    },
  });
  await backup(database, output);
  return Buffer.concat(pieces).toString('utf8');
}

const restoreText = (database: Database, text: string, known?: readonly Migration[]) =>
  restore(database, Readable.from([Buffer.from(text)]), known);

/** Everything but transaction numbers, which belong to one database. */
async function contents(database: Database): Promise<unknown> {
  const tables = await Promise.all(
    tableNames.map((table) => database.kysely.selectFrom(table).selectAll().orderBy('id').execute()),
  );
  return tables.map((rows) => rows.map(({ change: _, ...row }: Record<string, unknown>) => row));
}

/** What PostgreSQL takes as text: all of Unicode but U+0000 and halves of surrogate pairs. */
const text = fc.string({ unit: 'binary' }).map((value) => Buffer.from(value.replaceAll('\0', '')).toString());
const instant = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-01-01'), noInvalidDate: true });

const someRecord = fc.record({
  controlNumber: text,
  marc: fc.uint8Array({ maxLength: 300 }),
  description: fc.dictionary(text, fc.oneof(text, fc.boolean(), fc.constant(null), fc.array(text))),
  addedAt: instant,
  deletedAt: fc.option(instant),
  note: fc.option(text),
  dueDate: fc.option(instant.map((at) => at.toISOString().slice(0, 10))),
  origins: fc.array(text),
});

async function fill(
  database: Database,
  samples: readonly (typeof someRecord extends fc.Arbitrary<infer T> ? T : never)[],
) {
  for (const [i, sample] of samples.entries()) {
    const { controlNumber, marc, description, addedAt, deletedAt, note, dueDate, origins } = sample;
    await database.kysely
      .insertInto('record')
      .values({
        id: `r${i}`,
        source: 'koha',
        control_number: `${i} ${controlNumber}`,
        kind: 'bibliographic',
        digest: marc.slice(0, 32),
        marc,
        description: JSON.stringify(description),
        added_at: addedAt,
        deleted_at: deletedAt,
      })
      .execute();
    await database.kysely
      .insertInto('item')
      .values({
        id: `i${i}`,
        record_id: `r${i}`,
        position: i,
        branch: 'pusat',
        status: 'available',
        note,
        due_date: dueDate,
      })
      .execute();
    await database.kysely
      .insertInto('site')
      .values({ id: `s${i}`, key: `k${i}`, name: controlNumber, origins })
      .execute();
  }
  await sql`insert into library_profile (profile) values ('{"name": "Perpustakaan \\t\\\\N"}')`.execute(
    database.kysely,
  );
}

for (const [from, to, places] of [
  ['embedded', 'postgres', [embeddedPlace, postgresPlace]],
  ['postgres', 'embedded', [postgresPlace, embeddedPlace]],
] as const) {
  test(`a backup of ${from} restores into ${to}, byte for byte`, async (t) => {
    const original = await openFresh(places[0], t);
    await fill(original, fc.sample(someRecord, 40));
    const written = await backupText(original);
    const copy = await openFresh(places[1], t);
    assert.equal(await restoreText(copy, written), 121);
    assert.deepEqual(await contents(copy), await contents(original));
    assert.equal(await backupText(copy), written);
  });
}

/** A backup of three records, three items, three sites and the library's profile. */
const sample = once(async () => {
  const cleaning: (() => unknown)[] = [];
  const database = await openFresh(postgresPlace, { after: (work) => cleaning.push(work) });
  await fill(database, fc.sample(someRecord, { numRuns: 3, seed: 1 }));
  const text = await backupText(database);
  for (const work of cleaning) await work();
  return text;
});

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof DatabaseRefusal && error.code === code;

eachEngine((engine, open) => {
  const opened = shared(open);

  /** The database of these tests, empty again after each. */
  async function empty(t: TestContext): Promise<Database> {
    const database = await opened();
    t.after(async () => {
      for (const table of tableNames.toReversed()) await database.kysely.deleteFrom(table).execute();
    });
    return database;
  }

  test(`a backup that was cut off or changed is refused and leaves nothing in ${engine}`, async (t) => {
    const database = await empty(t);
    const written = await sample();
    const lines = written.trimEnd().split('\n');
    const broken = {
      'without its last line': `${lines.slice(0, -1).join('\n')}\n`,
      'cut within a row': written.slice(0, written.indexOf('r1') + 10),
      'with a row less': lines.filter((line) => !line.startsWith('i2\t')).join('\n') + '\n',
      'with another branch': written.replace('pusat', 'timur'),
      'with a value less': written.replace('\tpusat', ''),
      'with an item of a record that it lacks': written.replace('i1\tr1', 'i1\trx'),
      'with a line that is nothing': written.replace('copy item', 'drop item'),
      empty: '',
      'of something else': 'Judul,Pengarang\n',
    };
    for (const [how, text] of Object.entries(broken)) {
      await assert.rejects(restoreText(database, text), refusedAs('backup-broken'), how);
    }
    const invalid = Buffer.from(written);
    invalid[written.indexOf('pusat')] = 0xff;
    await assert.rejects(restore(database, Readable.from([invalid])), refusedAs('backup-broken'));
    assert.deepEqual(
      await contents(database),
      tableNames.map(() => []),
    );
    assert.equal(await restoreText(database, written), 10);
  });

  test(`a backup is not restored over what is in ${engine} already`, async (t) => {
    const database = await empty(t);
    const written = await sample();
    await database.kysely.insertInto('site').values({ id: 's', key: 'k', name: 'n', origins: [] }).execute();
    await assert.rejects(restoreText(database, written), refusedAs('not-empty'));
    assert.equal((await database.kysely.selectFrom('site').selectAll().execute()).length, 1);
  });

  test(`a backup of a newer version is refused by ${engine}`, async (t) => {
    const database = await empty(t);
    const written = await sample();
    for (const text of [
      written.replace('Pustaka backup 1', 'Pustaka backup 2'),
      written.replace('0003-sites', '0003-sites 0099-later'),
    ]) {
      await assert.rejects(restoreText(database, text), refusedAs('backup-too-new'));
    }
  });

  test(`a backup of an older version is brought up to this one in ${engine}`, async (t) => {
    const database = await empty(t);
    const written = await sample();
    const later: Migration = {
      name: '9999-shouting',
      up: async (db) => {
        await sql`update site set name = upper(name)`.execute(db);
      },
    };
    t.after(() => sql`delete from migration where name = ${later.name}`.execute(database.kysely));
    // As if this version, which knows one migration more than the backup, had made the database.
    await sql`insert into migration (name) values (${later.name})`.execute(database.kysely);
    assert.equal(await restoreText(database, written, [...migrations, later]), 10);
    const sites = await database.kysely.selectFrom('site').select('name').execute();
    assert.deepEqual(
      sites.map(({ name }) => name === name.toUpperCase()),
      [true, true, true],
    );
    const { rows } = await sql`select name from migration order by name desc limit 1`.execute(
      database.kysely,
    );
    assert.deepEqual(rows, [{ name: later.name }]);
  });

  test(`work in ${engine} goes on while a backup is read, and is not in it`, async (t) => {
    const database = await empty(t);
    const addSite = (id: string) =>
      database.kysely.insertInto('site').values({ id, key: id, name: 'n', origins: [] }).execute();
    await addSite('before');
    const during = await database.snapshot(async (trx) => {
      await sql`select from site`.execute(trx);
      await addSite('during');
      return trx.selectFrom('site').select('id').execute();
    });
    assert.deepEqual(during, [{ id: 'before' }]);
    assert.equal((await database.kysely.selectFrom('site').select('id').execute()).length, 2);
  });
});

test('a snapshot of the embedded database leaves nothing behind, and removes what a killed one left', async (t) => {
  const { dataFolder, remove } = await embeddedFolder();
  t.after(remove);
  const folder = join(dataFolder, 'database');
  const forgotten = join(folder, 'snapshot-killed');
  mkdirSync(forgotten);
  utimesSync(forgotten, new Date(0), new Date(0));
  const database = await openDatabase({ dataFolder });
  await assert.rejects(
    database.snapshot(() => Promise.reject(new Error('disk full'))),
    /disk full/,
  );
  await database.close();
  assert.deepEqual(readdirSync(folder).sort(), ['layout', 'postgres']);
});
