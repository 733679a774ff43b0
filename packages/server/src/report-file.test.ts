import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ReportFile } from './report-file.ts';
import { until } from './testing.ts';

test('a report that cannot be written tells so to whoever writes it, and to whoever closes it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'pustaka-report-'));
  t.after(() => rm(folder, { recursive: true }));
  const refused = { code: 'EISDIR', path: folder };
  const report = new ReportFile(folder);
  report.write({ number: 1 });
  await assert.rejects(report.close(), refused);
  const begun = new ReportFile(folder);
  begun.write({ number: 1 });
  const writing = until(() => {
    begun.write({ number: 2 });
    return false;
  }, 'the file is refused');
  await assert.rejects(writing, refused);
});

test('a report holds a JSON object a line, for one’s own eyes, and goes where the next import has nothing to report', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'pustaka-report-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'books.mrc.errors.jsonl');
  const report = new ReportFile(path);
  report.write({ number: 1 });
  report.write({ number: 7 });
  await report.close();
  assert.equal(await readFile(path, 'utf8'), '{"number":1}\n{"number":7}\n');
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await new ReportFile(path).close();
  await assert.rejects(readFile(path), { code: 'ENOENT' });
});
