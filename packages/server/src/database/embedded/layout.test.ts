import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openDatabase } from '../open.ts';
import { DatabaseRefusal } from '../refusal.ts';
import { embeddedFolder } from '../testing/embedded-folder.ts';
import { claimFolder } from './claim-folder.ts';
import { layOut } from './layout.ts';

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'pustaka-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const refusedAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof DatabaseRefusal);
  assert.equal(error.code, code);
  assert.match(error.message, /pustaka backup.*pustaka restore/s);
  return true;
};

test('a folder of another major version of PostgreSQL is refused with the way out', (t) => {
  const dataFolder = temporaryFolder(t);
  mkdirSync(join(dataFolder, 'database', 'postgres'), { recursive: true });
  writeFileSync(join(dataFolder, 'database', 'postgres', 'PG_VERSION'), '17\n');
  assert.throws(() => layOut(dataFolder), refusedAs('folder-of-other-postgres'));
});

test('a folder of a newer version of Pustaka is refused with the way out', (t) => {
  const dataFolder = temporaryFolder(t);
  mkdirSync(join(dataFolder, 'database'));
  for (const layout of ['2\n', 'something else']) {
    writeFileSync(join(dataFolder, 'database', 'layout'), layout);
    assert.throws(() => layOut(dataFolder), refusedAs('folder-too-new'));
  }
});

test('nobody but the user can look into the folder', { skip: process.platform === 'win32' }, (t) => {
  const dataFolder = temporaryFolder(t);
  mkdirSync(join(dataFolder, 'database'), { mode: 0o755 });
  layOut(dataFolder);
  assert.equal(statSync(join(dataFolder, 'database')).mode & 0o777, 0o700);
});

test('a folder with a path too long for a socket opens, and is shared, all the same', async (t) => {
  const { dataFolder, remove } = await embeddedFolder();
  t.after(remove);
  const long = join(temporaryFolder(t), 'perpustakaan'.repeat(10), 'd');
  mkdirSync(long, { recursive: true });
  renameSync(join(dataFolder, 'database'), join(long, 'database'));
  const first = await openDatabase({ dataFolder: long });
  const second = await openDatabase({ dataFolder: long });
  await first.kysely.insertInto('site').values({ id: 's', key: 'k', name: 'n', origins: [] }).execute();
  const seen = await second.kysely.selectFrom('site').select('id').execute();
  await second.close();
  await first.close();
  assert.deepEqual(seen, [{ id: 's' }]);
  assert.deepEqual(readdirSync(join(long, 'database')).sort(), ['layout', 'postgres']);
});

test('a folder that takes no sockets is refused', async (t) => {
  const missing = join(temporaryFolder(t), 'missing');
  await assert.rejects(
    claimFolder(missing, () => undefined),
    (error) => error instanceof DatabaseRefusal && error.code === 'folder-unusable',
  );
});
