import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { once } from './http/testing.ts';
import { repeatedly } from './repeatedly.ts';

test('work is repeated, never twice at once, and is over when it is closed', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const rounds: (() => void)[] = [];
  const repeated = repeatedly(1000, () => new Promise<void>((done) => rounds.push(done)), assert.ifError);
  t.mock.timers.tick(999);
  assert.equal(rounds.length, 0);
  t.mock.timers.tick(5001);
  assert.equal(rounds.length, 1);
  rounds[0]!();
  await setImmediate();
  t.mock.timers.tick(1000);
  assert.equal(rounds.length, 2);

  let closed = false;
  const closing = repeated.close().then(() => (closed = true));
  await setImmediate();
  assert.ok(!closed, 'closed in the middle of a round');
  rounds[1]!();
  await closing;
  t.mock.timers.tick(60_000);
  assert.equal(rounds.length, 2);
});

test('work that failed is reported, and done again', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const failed = once();
  let round = 0;
  const work = async () => {
    round += 1;
    if (round === 1) throw new Error('no disk');
  };
  const errors: unknown[] = [];
  const repeated = repeatedly(1000, work, (error) => {
    errors.push((error as Error).message);
    failed.happen();
  });
  t.mock.timers.tick(1000);
  await failed.happened;
  await setImmediate();
  t.mock.timers.tick(1000);
  await repeated.close();
  assert.deepEqual([round, errors], [2, ['no disk']]);
});
