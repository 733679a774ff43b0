import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';

const stopped = `
  import { writeFileSync } from 'node:fs';
  import { scratchFolder } from ${JSON.stringify(import.meta.resolve('./scratch-folder.ts'))};
  const folder = scratchFolder();
  if (folder !== undefined) writeFileSync(folder + '/left', 'something');
  process.stdout.write(folder ?? '');
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => {}, 60_000);
`;

test('nothing of a run that was stopped stays in memory', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', stopped], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.ok(!existsSync(stdout), stdout);
});
