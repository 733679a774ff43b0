import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { embeddedFolder } from '../testing/embedded-folder.ts';
import { createDataFolder } from './create-data-folder.ts';
import { Engine } from './engine.ts';
import { postgresMajor } from './layout.ts';
import { statement, type TransactionStatus } from './wire.ts';

describe('the embedded engine', () => {
  let folder: Awaited<ReturnType<typeof embeddedFolder>>;
  let engine: Engine;

  before(async () => {
    folder = await embeddedFolder();
    engine = await Engine.start({ folder: join(folder.dataFolder, 'database', 'postgres'), durable: true });
  });
  after(async () => {
    await engine.stop();
    folder.remove();
  });

  async function run(sql: string): Promise<{ status: TransactionStatus | undefined; answer: string }> {
    let answer = '';
    const status = await engine.run(statement(sql), (bytes) => {
      answer += Buffer.from(bytes).toString('latin1');
    });
    return { status, answer };
  }

  test('syncs the disk exactly once for each commit, and not for reading', async () => {
    await run('create table t (n int)');
    const before = engine.syncs;
    for (let n = 1; n <= 20; n += 1) {
      await run(`insert into t values (${n})`);
      assert.equal(engine.syncs - before, n);
    }
    await run('select count(*) from t');
    assert.equal(engine.syncs - before, 20);
  });

  test('syncs once for a whole transaction', async () => {
    const before = engine.syncs;
    await run('begin');
    for (let n = 0; n < 10; n += 1) await run(`insert into t values (${n})`);
    assert.equal(engine.syncs, before);
    await run('commit');
    assert.equal(engine.syncs - before, 1);
  });

  test('says where the transaction stands', async () => {
    assert.equal((await run('select 1')).status, 'idle');
    assert.equal((await run('begin')).status, 'open');
    assert.equal((await run('select 1 / 0')).status, 'failed');
    assert.equal((await run('rollback')).status, 'idle');
  });

  test('gives a large answer whole', async () => {
    const { answer } = await run(`select repeat('x', 3000000)`);
    assert.equal(/x+/.exec(answer)?.[0].length, 3_000_000);
  });

  test('is the PostgreSQL that the layout of the folder says, with the settings that make a commit safe', async () => {
    const setting = async (name: string) =>
      /<(.*)>/.exec((await run(`select '<' || current_setting('${name}') || '>'`)).answer)?.[1];
    assert.equal((await setting('server_version'))?.split('.')[0], String(postgresMajor));
    assert.equal(await setting('fsync'), 'on');
    assert.equal(await setting('synchronous_commit'), 'on');
    assert.equal(await setting('full_page_writes'), 'on');
  });
});

test('an engine that cannot open its folder says why', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'PG_VERSION'), '18\n');
  await assert.rejects(Engine.start({ folder, durable: true }), Error);
});

test('a database that was not made to the end is made again', async (t) => {
  const parent = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  t.after(() => rmSync(parent, { recursive: true }));
  const folder = join(parent, 'postgres');
  const interrupted = createDataFolder(folder, (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'PG_VERSION'), '18\n');
    return Promise.reject(new Error('power cut'));
  });
  await assert.rejects(interrupted, /power cut/);
  assert.equal(existsSync(folder), false);
  await createDataFolder(folder, (path) => {
    assert.equal(existsSync(path), false);
    mkdirSync(path);
    return Promise.resolve();
  });
  assert.equal(existsSync(folder), true);
});
