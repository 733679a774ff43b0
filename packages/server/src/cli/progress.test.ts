import assert from 'node:assert/strict';
import test from 'node:test';
import { Progress } from './progress.ts';

function recorder(isTTY: boolean) {
  let text = '';
  let now = 0;
  return {
    isTTY,
    write: (more: string) => (text += more),
    text: () => text,
    clock: () => now,
    wait: (milliseconds: number) => (now += milliseconds),
  };
}

test('a terminal sees a bar with rate and time left, redrawn in place', () => {
  const screen = recorder(true);
  const progress = new Progress(screen, 'record', screen.clock);
  screen.wait(4000);
  progress.show({ share: 0.25, done: 8000 });
  assert.equal(
    screen.text(),
    '\r\u001b[K██████░░░░░░░░░░░░░░░░░░  25 %  8,000 records, 2,000 a second, about 12 s left',
  );
});

test('a log gets a plain line every ten seconds, not more', () => {
  const log = recorder(false);
  const progress = new Progress(log, 'record', log.clock);
  for (let step = 1; step <= 25; step++) {
    log.wait(1000);
    progress.show({ share: step / 100, done: step * 1000 });
  }
  assert.deepEqual(log.text().split('\n'), [
    ' 10 %  10,000 records, 1,000 a second, about 2 min left',
    ' 20 %  20,000 records, 1,000 a second, about 1 min left',
    '',
  ]);
});

test('where the size is unknown, rate alone is shown', () => {
  const log = recorder(false);
  const progress = new Progress(log, 'record', log.clock);
  log.wait(10_000);
  progress.show({ share: undefined, done: 500 });
  assert.equal(log.text(), '500 records, 50 a second\n');
});

test('the end tells how much it was, in what time', () => {
  const screen = recorder(true);
  const progress = new Progress(screen, 'record', screen.clock);
  screen.wait(65_000);
  assert.equal(progress.end(130_000), '130,000 records in 1 min (2,000 a second)');
});

test('one thing is told as one', () => {
  const log = recorder(false);
  const progress = new Progress(log, 'record', log.clock);
  log.wait(1000);
  assert.equal(progress.end(1), '1 record in 1 s (1 a second)');
});
