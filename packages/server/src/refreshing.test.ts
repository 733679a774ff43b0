import assert from 'node:assert/strict';
import { it } from 'node:test';
import { refreshing } from './refreshing.ts';

/** A source that counts how often it is read, and a clock that stands still until it is set. */
function source() {
  let reads = 0;
  const clock = { ms: 0, fail: false };
  const value = refreshing(
    () => (clock.fail ? Promise.reject(new Error('gone')) : Promise.resolve(++reads)),
    1_000,
    () => clock.ms,
  );
  return { value, clock, reads: () => reads };
}

it('reads once for many who ask at the same time', async () => {
  const { value, reads } = source();
  assert.deepEqual(await Promise.all([value.get(), value.get(), value.get()]), [1, 1, 1]);
  assert.equal(reads(), 1);
});

it('gives an old value at once and the new one to who asks next', async () => {
  const { value, clock } = source();
  await value.get();
  clock.ms = 1_000;
  assert.equal(await value.get(), 1);
  clock.ms = 1_001;
  assert.equal(await value.get(), 1);
  assert.equal(await value.get(), 2);
});

it('serves the old value on where it cannot be read again, and tries again later', async () => {
  const { value, clock } = source();
  await value.get();
  clock.fail = true;
  clock.ms = 2_000;
  assert.deepEqual([await value.get(), await value.get()], [1, 1]);
  clock.fail = false;
  clock.ms = 4_000;
  await value.get();
  assert.equal(await value.get(), 2);
});

it('throws where it has never been read, and reads anew for the next who asks', async () => {
  const { value, clock } = source();
  clock.fail = true;
  await assert.rejects(value.get(), /gone/);
  clock.fail = false;
  assert.equal(await value.get(), 1);
});

it('is read again for who needs a recent one, once for all, and not more often than that', async () => {
  const { value, clock } = source();
  await value.get();
  clock.ms = 250;
  assert.equal(await value.recent(250), 1);
  clock.ms = 251;
  assert.deepEqual(await Promise.all([value.recent(250), value.recent(250)]), [2, 2]);
  clock.fail = true;
  clock.ms = 900;
  assert.equal(await value.recent(250), 2);
});

it('can be read at once after a change', async () => {
  const { value } = source();
  await value.get();
  assert.equal(await value.refresh(), 2);
  assert.equal(await value.get(), 2);
});
