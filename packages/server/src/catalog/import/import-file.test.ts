import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDatabase, type Database } from '../../database/index.ts';
import { program } from '../../cli/testing.ts';
import { embeddedPlace } from '../../database/testing.ts';
import { suite } from '../../http/testing.ts';
import { readMarc, writeIso2709 } from '../../marc/index.ts';
import { collect, marcRecord, realFiles, sharedData } from '../../marc/testing.ts';
import { reportPath } from '../../report-file.ts';
import { exportRecords } from '../export.ts';
import { CatalogStore } from '../store.ts';
import { importFile, type FileProgress } from './import-file.ts';

const title = (number: number) => marcRecord(`001 ${number}`, `245 10 $aJudul ${number}.`);

describe('importing a file', () => {
  const owner = suite();
  let folder: string;
  let database: Database;
  let store: CatalogStore;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pustaka-import-'));
    database = await openDatabase(await embeddedPlace(owner));
    store = new CatalogStore(database.kysely);
  });
  after(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const whole = async (file: string): Promise<FileProgress> =>
    (await collect(importFile(store, file))).at(-1)!;

  for (const [name, records] of Object.entries(realFiles)) {
    it(`keeps all ${records} records of ${name}, and gives them back`, async (t) => {
      const path = sharedData(t, `evergreen/${name}`);
      if (path === undefined) return;
      const file = join(folder, name);
      await copyFile(path, file);
      const { read, failed, share } = await whole(file);
      assert.deepEqual({ read, failed, share }, { read: records, failed: 0, share: 1 });
      const again = await whole(file);
      assert.equal(
        again.unchanged + again.updated + again.repeated,
        records,
        'nothing is added by a second import',
      );
    });
  }

  it('gives everything back in both syntaxes, to the subfield', async () => {
    const inMarc = await collect(readMarc(asBytes(exportRecords(store, 'iso2709'))));
    const inXml = await collect(readMarc(asBytes(exportRecords(store, 'marcxml'))));
    assert.equal(inMarc.length, await store.countAll());
    const records = (outcomes: typeof inMarc) => outcomes.map((outcome) => outcome.ok && outcome.record);
    assert.deepEqual(records(inXml), records(inMarc));
  });

  it('reports what it cannot read, line by line, and keeps the rest', async () => {
    const file = join(folder, 'damaged.mrc');
    const bad = Buffer.from(writeIso2709(title(2)));
    bad.fill('x', 12, 17);
    bad.fill('?', 24, 40);
    await writeFile(file, Buffer.concat([writeIso2709(title(1)), bad, writeIso2709(title(3))]));
    const { added, failed, mended } = await whole(file);
    assert.equal(added + failed, 3);
    assert.equal(failed + mended, 1);
    const lines = (await readFile(reportPath(file), 'utf8')).trimEnd().split('\n');
    const [report] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(report?.['number'], 2);
    assert.equal(report['offset'], writeIso2709(title(1)).length);
    assert.ok(report['message']);

    await writeFile(file, writeIso2709(title(1)));
    await whole(file);
    await assert.rejects(readFile(reportPath(file)), { code: 'ENOENT' });
  });

  it('reads the standard input, and reports what it cannot read in a file of that name', async () => {
    const place = await embeddedPlace(owner);
    assert.ok('dataFolder' in place);
    const node = [...program, 'import', '--data', place.dataFolder, '-'];
    const child = spawn(process.execPath, node, { cwd: folder });
    child.stdin.end(Buffer.concat([writeIso2709(title(1)), Buffer.from('01234nam\u001d')]));
    const [out] = await Promise.all([
      collect<Buffer>(child.stdout as AsyncIterable<Buffer>),
      once(child, 'exit'),
    ]);
    assert.match(
      Buffer.concat(out).toString(),
      /^-: 2 records in .*\n {2}1 added, 1 could not be read\n {2}Why and where: stdin\.errors\.jsonl/,
    );
    assert.match(
      await readFile(join(folder, 'stdin.errors.jsonl'), 'utf8'),
      /^\{"level":"error","number":2,/,
    );
  });

  it('killed half way and run again, nothing is missing or doubled', async () => {
    const place = await embeddedPlace(owner);
    assert.ok('dataFolder' in place);
    const file = join(folder, 'many.mrc');
    const records = Array.from({ length: 4000 }, (_, number) => writeIso2709(title(number)));
    await writeFile(file, Buffer.concat(records));

    const node = [...program, 'import', '--data', place.dataFolder, basename(file)];
    const other = await openDatabase(place);
    const half = new CatalogStore(other.kysely);
    const first = spawn(process.execPath, node, { cwd: folder, stdio: 'ignore' });
    while ((await half.countAll()) === 0) assert.equal(first.exitCode, null, 'it was killed too late');
    first.kill('SIGKILL');
    await once(first, 'exit');
    const stored = await half.countAll();
    assert.ok(stored < 4000, `${stored} records were stored already`);

    const second = spawn(process.execPath, node, { cwd: folder, stdio: 'ignore' });
    const [code] = (await once(second, 'exit')) as [number];
    assert.equal(code, 0);
    assert.equal(await half.countAll(), 4000);
    await other.close();
  });
});

async function* asBytes(source: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of source) yield typeof part === 'string' ? Buffer.from(part) : part;
}
