import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { keepHouse, logLength } from './housekeeping.ts';
import { openDatabase } from './open.ts';
import { embeddedFolder } from './testing/embedded-folder.ts';

test('housekeeping keeps the log of the embedded database short and its tables vacuumed', async (t) => {
  const { dataFolder, remove } = await embeddedFolder();
  t.after(remove);
  const database = await openDatabase({ dataFolder });
  try {
    const { kysely } = database;
    const segments = () => readdirSync(join(dataFolder, 'database', 'postgres', 'pg_wal')).length;
    const pages = async () => {
      const { rows } = await sql<{ pages: number }>`
        select pg_relation_size('site')::int8 / 8192 as pages`.execute(kysely);
      return rows[0]!.pages;
    };
    await sql`
      insert into site (id, key, name, origins)
      select n, n, repeat('n', 1000), '{}' from generate_series(1, 10000) n`.execute(kysely);
    await database.maintain(keepHouse);
    const { rows: statistics } =
      await sql`select reltuples::int from pg_class where relname = 'site'`.execute(kysely);
    assert.deepEqual(statistics, [{ reltuples: 10_000 }]);
    const atFirst = await pages();
    // Fourteen times new versions of all rows: without vacuum fifteen times the size, without checkpoints 190
    // MB of log.
    for (let round = 0; round < 14; round += 1) {
      await sql`update site set name = repeat(${String(round % 10)}, 1000)`.execute(kysely);
      await database.maintain(keepHouse);
    }
    assert.ok((await pages()) < 9 * atFirst);
    assert.ok((await logLength(kysely)) < 64 * 1024 * 1024);
    assert.ok(segments() < 12);
  } finally {
    await database.close();
  }
});
