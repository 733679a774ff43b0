import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { appliedMigrations, migrate } from './migrate.ts';
import { migrations, type Migration } from './migrations/index.ts';
import { openDatabase, type DatabaseOptions } from './open.ts';
import { DatabaseRefusal } from './refusal.ts';
import { folderWithoutTables } from './testing/embedded-folder.ts';
import { eachEngine, shared } from './testing.ts';

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof DatabaseRefusal && error.code === code;

const step = (name: string, statement: string): Migration => ({
  name,
  up: async (db) => {
    await sql.raw(statement).execute(db);
  },
});

eachEngine((engine, open, place) => {
  const database = shared(open);

  /** The database as this version migrates it. */
  async function migrated(t: TestContext) {
    const { kysely } = await database();
    t.after(async () => {
      await sql`drop table if exists new`.execute(kysely);
      await sql`delete from migration where name = '9999-new'`.execute(kysely);
    });
    return kysely;
  }

  /** A database that has no tables yet. */
  async function unmigrated(t: TestContext): Promise<DatabaseOptions> {
    if (engine === 'postgres') return place(t);
    const { dataFolder, remove } = await folderWithoutTables();
    t.after(remove);
    return { dataFolder };
  }

  test(`of processes that start at once on ${engine}, one migrates and all go on`, async (t) => {
    const where = await unmigrated(t);
    const opened = await Promise.all([1, 2, 3, 4].map(() => openDatabase(where)));
    const applied = await appliedMigrations(opened[3]!.kysely);
    for (const database of opened.reverse()) await database.close();
    assert.deepEqual(
      applied,
      migrations.map(({ name }) => name),
    );
  });

  test(`a migration that fails leaves ${engine} as it was`, async (t) => {
    const kysely = await migrated(t);
    const failing = [
      ...migrations,
      step('9999-new', 'create table new (n int)'),
      step('0005-wrong', 'selec'),
    ];
    await assert.rejects(migrate(kysely, undefined, failing), /syntax error/);
    const { rows } = await sql`select to_regclass('new') as new`.execute(kysely);
    assert.deepEqual(rows, [{ new: null }]);
    assert.equal((await appliedMigrations(kysely)).length, migrations.length);
  });

  test(`what was applied to ${engine} is not applied again, and what is new is`, async (t) => {
    const kysely = await migrated(t);
    const longer = [...migrations, step('9999-new', 'create table new (n int)')];
    await migrate(kysely, undefined, longer);
    await migrate(kysely, undefined, longer);
    assert.equal((await appliedMigrations(kysely)).at(-1), '9999-new');
  });

  test(`${engine} that a newer version has changed is refused`, async (t) => {
    const kysely = await migrated(t);
    await migrate(kysely, undefined, [...migrations, step('9999-new', 'create table new (n int)')]);
    await assert.rejects(migrate(kysely), refusedAs('schema-too-new'));
  });

  test(`a process that may not change ${engine} says that it would have to`, async (t) => {
    const kysely = await migrated(t);
    await migrate(kysely, () => false);
    const longer = [...migrations, step('9999-new', 'create table new (n int)')];
    await assert.rejects(
      migrate(kysely, () => false, longer),
      refusedAs('schema-in-use'),
    );
  });
});
