import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { Dialect } from './dialect.ts';
import { SharedFolder } from './embedded/shared-folder.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open.ts';
import { createPool, noLimits } from './pool.ts';
import type { Tables } from './tables.ts';
import { embeddedFolder, folderWithoutTables } from './testing/embedded-folder.ts';
import { eachEngine, shared } from './testing.ts';
import { leftBySmallCollections } from '../small-collections.fixture.ts';

eachEngine((engine, open, place) => {
  const database = shared(open);

  test(`values come back as the same types from ${engine}`, async () => {
    const { kysely } = await database();
    const { rows } = await sql`
      select 42::int8 as small, 9007199254740993::int8 as large, '2026-02-28'::date as day,
             '2026-02-28T23:30:00.5+07:00'::timestamptz as instant, '{"a": [1, null]}'::jsonb as json,
             '\\x00ff5c'::bytea as bytes, array['a', 'b "c", \\d', null] as texts, null as nothing, true as yes`.execute(
      kysely,
    );
    assert.deepEqual(rows, [
      {
        small: 42,
        large: 9007199254740993n,
        day: '2026-02-28',
        instant: new Date('2026-02-28T16:30:00.500Z'),
        json: { a: [1, null] },
        bytes: Buffer.from([0x00, 0xff, 0x5c]),
        texts: ['a', 'b "c", \\d', null],
        nothing: null,
        yes: true,
      },
    ]);
  });

  test(`small collections take away the rows of ${engine}`, async () => {
    const { kysely } = await database();
    const left = await leftBySmallCollections(() =>
      sql`select repeat('rows ', 20000) as text`.execute(kysely),
    );
    assert.ok(left < 50_000, `${left} bytes of 100,000 stay`);
  });

  test(`values go into the tables of ${engine} and come out as they were`, async () => {
    const { kysely } = await database();
    const marc = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const record = {
      id: 'r1',
      source: 'koha',
      control_number: '1',
      kind: 'bibliographic' as const,
      digest: Buffer.from([1, 2]),
      marc,
      description: JSON.stringify({ title: 'Bumi manusia \u{1f4d6} "\\"' }),
    };
    await kysely.insertInto('record').values(record).execute();
    await kysely
      .insertInto('item')
      .values({
        id: 'i1',
        record_id: 'r1',
        position: 0,
        branch: 'pusat',
        status: 'on-loan',
        due_date: '2026-03-01',
      })
      .execute();
    const stored = await kysely
      .selectFrom('record')
      .innerJoin('item', 'item.record_id', 'record.id')
      .select(['marc', 'description', 'due_date', 'added_at', 'change'])
      .executeTakeFirstOrThrow();
    assert.deepEqual(Buffer.from(stored.marc), marc);
    assert.deepEqual(stored.description, { title: 'Bumi manusia \u{1f4d6} "\\"' });
    assert.equal(stored.due_date, '2026-03-01');
    assert.ok(stored.added_at instanceof Date);
    assert.match(stored.change, /^\d+$/);
  });

  test(`a record changed in a transaction that is still open stays after the horizon of ${engine}`, async () => {
    const { kysely } = await database();
    const before = await horizon(kysely);
    await kysely.transaction().execute(async (trx) => {
      const { rows } = await sql<{ own: string }>`select pg_current_xact_id()::text as own`.execute(trx);
      assert.ok(BigInt(rows[0]!.own) >= BigInt(before));
      assert.ok(BigInt(await horizon(trx)) <= BigInt(rows[0]!.own));
    });
    assert.ok(BigInt(await horizon(kysely)) > BigInt(before));
  });

  test(`a transaction that fails leaves nothing in ${engine}`, async () => {
    const { kysely } = await database();
    const failure = new Error('changed my mind');
    const change = kysely.transaction().execute(async (trx) => {
      await trx
        .insertInto('site')
        .values({ id: 's', key: 'k', name: 'n', origins: ['https://a.example'] })
        .execute();
      throw failure;
    });
    await assert.rejects(change, failure);
    assert.deepEqual(await kysely.selectFrom('site').selectAll().execute(), []);
  });

  test(`what was committed to ${engine} is there when it is opened again`, async (t) => {
    const where = await place(t);
    const first = await openDatabase(where);
    await first.kysely.insertInto('site').values({ id: 's', key: 'k', name: 'n', origins: [] }).execute();
    await first.close();
    const second = await openDatabase(where);
    const sites = await second.kysely.selectFrom('site').selectAll().execute();
    await second.close();
    assert.equal(sites.length, 1);
  });
});

async function horizon(kysely: Parameters<ReturnType<typeof sql>['execute']>[0]): Promise<string> {
  const { rows } = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(kysely);
  return rows[0]!.horizon;
}

/** How often the engine has synced its log. */
async function walSyncs(kysely: Kysely<Tables>): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(kysely);
  const { rows } = await sql<{ syncs: number }>`
    select sum(fsyncs)::int as syncs from pg_stat_io where object = 'wal'`.execute(kysely);
  return rows[0]!.syncs;
}

test('a folder that does not exist is made, with a database whose commits are synced to the disk', async (t) => {
  const parent = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  t.after(() => rmSync(parent, { recursive: true, force: true }));
  const dataFolder = join(parent, 'new', 'library');
  const database = await openDatabase({ dataFolder });
  const before = await walSyncs(database.kysely);
  await database.kysely.insertInto('site').values({ id: 's', key: 'k', name: 'n', origins: [] }).execute();
  const after = await walSyncs(database.kysely);
  await database.close();
  assert.ok(after > before, `${before} syncs before, ${after} after`);
  assert.deepEqual(readdirSync(join(dataFolder, 'database')).sort(), ['layout', 'postgres']);
});

test('a process that opens the folder before its owner has migrated waits for that', async (t) => {
  const { dataFolder, remove } = await folderWithoutTables();
  const folder = new SharedFolder(dataFolder, () => undefined);
  const pool = createPool({
    target: { socket: () => folder.socket() },
    size: 1,
    limits: noLimits,
    onError: () => undefined,
  });
  const owner = new Kysely<Tables>({ dialect: new Dialect({ pool }) });
  t.after(async () => {
    await owner.destroy();
    await folder.close();
    remove();
  });
  await sql`select 1`.execute(owner);
  const opening = openDatabase({ dataFolder });
  await delay(50);
  await migrate(owner);
  const database = await opening;
  const sites = await database.kysely.selectFrom('site').selectAll().execute();
  await database.close();
  assert.deepEqual(sites, []);
});

test('a slow machine may take as long as it needs to open the embedded database', async (t) => {
  const { dataFolder, remove } = await embeddedFolder();
  t.after(remove);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const opening = openDatabase({ dataFolder });
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(3_600_000);
  const database = await opening;
  t.mock.timers.reset();
  await database.close();
});
