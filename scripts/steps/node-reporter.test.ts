import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readAbsent } from './tally.ts';

const reporter = fileURLToPath(new URL('node-reporter.ts', import.meta.url));

/** Reports the tests of a file, in a process of its own. */
function report(t: TestContext, isolation: 'none' | 'process', tests: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pustaka-report-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'it.test.mjs');
  writeFileSync(file, `import { test } from 'node:test';\n${tests}`);
  const options = [`--test-isolation=${isolation}`, `--test-reporter=${reporter}`];
  // Told that it runs within a test, Node's test runner would run nothing.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout, status } = spawnSync(process.execPath, ['--test', ...options, file], {
    env,
    encoding: 'utf8',
  });
  return { ending: stdout.slice(stdout.indexOf('duration_ms')), status };
}

const passes = "test('passes', () => {});";
const stays = `
  import { AsyncResource } from 'node:async_hooks';
  let left;
  test('leaves something behind', () => {
    left = AsyncResource.bind(() => void Promise.reject(new Error('left', { cause: new Error('the cause') })));
  });
  test('comes after', () => {
    left();
    return new Promise((resolve) => setImmediate(resolve));
  });
`;

test('what passes and what fails is counted, and what is skipped has failed', (t) => {
  const { ending, status } = report(t, 'none', `${passes} test.skip('left out', () => {});`);
  assert.match(ending, /\n1 passed, 1 failed\n$/);
  assert.equal(status, 1);
  assert.match(report(t, 'none', passes).ending, /\n1 passed, 0 failed\n$/);
});

test('what breaks after its test has ended is told at the end, with stack and cause', (t) => {
  const { ending, status } = report(t, 'none', stays);
  assert.match(
    ending,
    /✖ after a test.*"leaves something behind".*Error: left\n {4}at .*it\.test\.mjs:\d+.*Error: the cause\n {4,}at .*\n2 passed, 1 failed\n$/s,
  );
  assert.equal(status, 1);
});

test('where files are isolated, its test and its message are', (t) => {
  const { ending, status } = report(t, 'process', stays);
  assert.match(ending, /✖ after a test.*"leaves something behind".*"Error: left".*\n2 passed, 1 failed\n$/s);
  assert.equal(status, 1);
});

test('what had no data to check is told at the end, and summed over the steps', (t) => {
  const without = "test('without', (t) => t.diagnostic('shared data absent: x.mrc not checked'));";
  const { ending, status } = report(t, 'none', passes + without);
  assert.match(ending, /\n1 not checked: .*\n\n2 passed, 0 failed\n$/);
  assert.equal(status, 0);
  assert.equal(readAbsent([ending, '', ending]), 2);
});
