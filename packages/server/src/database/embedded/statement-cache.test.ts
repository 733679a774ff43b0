import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { sql, type Kysely } from 'kysely';
import { openEmbedded, type Database } from '../open.ts';
import type { Tables } from '../tables.ts';
import { embeddedFolder } from '../testing/embedded-folder.ts';
import { mostStatements } from './statement-cache.ts';

describe('the embedded engine', () => {
  let database: Database;
  let remove: () => void;

  before(async () => {
    // Housekeeping would come with statements of its own.
    mock.timers.enable({ apis: ['setInterval'] });
    const folder = await embeddedFolder();
    remove = folder.remove;
    database = await openEmbedded(folder.dataFolder, { durable: false });
  });
  after(async () => {
    mock.timers.reset();
    await database.close();
    remove();
  });

  const kept = async (text: string) => {
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements`.execute(database.kysely);
    return rows.filter(({ statement }) => statement.includes(text)).length;
  };
  const double = async (n: number, db: Kysely<Tables> = database.kysely) =>
    (await sql<{ twice: number }>`select 2 * ${n}::int as twice`.execute(db)).rows;

  test('prepares a statement once, whoever sends it', async () => {
    assert.deepEqual(await double(1), [{ twice: 2 }]);
    assert.deepEqual(await Promise.all([double(2), double(3)]), [[{ twice: 4 }], [{ twice: 6 }]]);
    assert.deepEqual(await database.maintain((own) => double(4, own)), [{ twice: 8 }]);
    assert.equal(await kept('as twice'), 1);
  });

  test('lets go of what was not used for longest', async () => {
    for (let n = 0; n < 2 * mostStatements; n++) {
      const { rows } = await sql`select ${n}::int + ${sql.lit(n)} as sum`.execute(database.kysely);
      assert.deepEqual(rows, [{ sum: 2 * n }]);
      if (n % 10 === 0) await double(n);
    }
    assert.equal(await kept('as sum'), mostStatements - 1);
    assert.equal(await kept('as twice'), 1);
  });

  test('answers with the columns that a table has got since', async () => {
    const { kysely } = database;
    const read = async () => (await sql`select * from pages where n = ${1}`.execute(kysely)).rows;
    await assert.rejects(read(), /relation "pages" does not exist/);
    await sql`create table pages (n int)`.execute(kysely);
    await sql`insert into pages values (1)`.execute(kysely);
    assert.deepEqual(await read(), [{ n: 1 }]);
    await sql`alter table pages add column title text default 'Kata pengantar'`.execute(kysely);
    assert.deepEqual(await read(), [{ n: 1, title: 'Kata pengantar' }]);
  });

  test('goes on with a statement that failed, and with one that came in a transaction that had failed', async () => {
    const { kysely } = database;
    const inverse = (n: number, db: Kysely<Tables> = kysely) =>
      sql<{ inverse: number }>`select 12 / ${n}::int as inverse`.execute(db);
    const root = (n: number, db: Kysely<Tables> = kysely) =>
      sql<{ root: number }>`select sqrt(${n}::float8) as root`.execute(db);
    await assert.rejects(
      kysely.transaction().execute(async (trx) => {
        await assert.rejects(inverse(0, trx), /division by zero/);
        await assert.rejects(inverse(3, trx), /transaction is aborted/);
        await assert.rejects(root(9, trx), /transaction is aborted/);
      }),
    );
    assert.deepEqual((await inverse(3)).rows, [{ inverse: 4 }]);
    assert.deepEqual((await root(9)).rows, [{ root: 3 }]);
  });
});
