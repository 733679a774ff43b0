import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSteps } from './run-steps.ts';
import type { Outcome, Runner } from './run-steps.ts';

const quiet = () => {};

/** Answers with a step's scripted result, and notes the order of starts and ends. */
function scripted(
  results: Record<string, { output?: string; exitCode?: number }>,
  order: string[] = [],
): Runner {
  return async (script) => {
    order.push(`${script} starts`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${script} ends`);
    return { output: '', exitCode: 0, ...results[script] };
  };
}

const tallies = (outcomes: Outcome[]) =>
  outcomes.map(({ script, passed, failed }) => [script, passed, failed]);

test('a step without tests counts as one; a runner counts its own tests', async () => {
  const run = scripted({ tests: { output: 'fine\n12 passed, 0 failed\n' } });
  const outcomes = await runSteps([{ script: 'lint' }, { script: 'tests' }], 2, run, quiet);
  assert.deepEqual(tallies(outcomes), [
    ['lint', 1, 0],
    ['tests', 12, 0],
  ]);
});

test('a step starts after what it needs has ended', async () => {
  const order: string[] = [];
  await runSteps([{ script: 'build' }, { script: 'size', needs: ['build'] }], 2, scripted({}, order), quiet);
  assert.deepEqual(order, ['build starts', 'build ends', 'size starts', 'size ends']);
});

test('no more steps run at once than there are slots', async () => {
  const order: string[] = [];
  await runSteps([{ script: 'a' }, { script: 'b' }, { script: 'c' }], 1, scripted({}, order), quiet);
  assert.deepEqual(order, ['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
});

test('a long step that had to wait for its need goes before those listed after it', async () => {
  const order: string[] = [];
  const steps = [{ script: 'build' }, { script: 'long', needs: ['build'] }, { script: 'a' }, { script: 'b' }];
  await runSteps(steps, 2, scripted({}, order), quiet);
  const starts = order.filter((event) => event.endsWith('starts'));
  assert.deepEqual(starts, ['build starts', 'a starts', 'long starts', 'b starts']);
});

test('what needs a failed step is not run and counts as failed, the rest runs', async () => {
  const run = scripted({ build: { exitCode: 2 } });
  const steps = [{ script: 'build' }, { script: 'size', needs: ['build'] }, { script: 'lint' }];
  const outcomes = await runSteps(steps, 2, run, quiet);
  assert.deepEqual(tallies(outcomes), [
    ['build', 0, 1],
    ['size', 0, 1],
    ['lint', 1, 0],
  ]);
  assert.equal(outcomes[1]!.output, 'not run: build failed');
});

test('an error exit is a failure whatever the tally says', async () => {
  const run = scripted({ tests: { output: '12 passed, 0 failed\n', exitCode: 1 } });
  assert.deepEqual(tallies(await runSteps([{ script: 'tests' }], 1, run, quiet)), [['tests', 12, 1]]);
});

test('the last tally of a runner that prints several counts', async () => {
  const run = scripted({ tests: { output: '3 passed, 0 failed\n1 passed, 2 failed\n', exitCode: 1 } });
  assert.deepEqual(tallies(await runSteps([{ script: 'tests' }], 1, run, quiet)), [['tests', 1, 2]]);
});

test('a need that is not listed before its step is refused by name', async () => {
  const steps = [{ script: 'size', needs: ['build'] }, { script: 'build' }];
  await assert.rejects(runSteps(steps, 1, scripted({}), quiet), /size needs build/);
});
