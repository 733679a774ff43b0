import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase, type DatabaseOptions } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { ownProcess } from '../database/testing/own-process.ts';
import type { Acknowledged, Found } from './lender.fixture.ts';
import { TestLibrary } from './testing/library.ts';

const fixture = fileURLToPath(new URL('lender.fixture.ts', import.meta.url));

const desks = 4;

/** How often a process is killed. */
const rounds = 20;

/** Lets a process say what it finds, then lend and take back until so much is acknowledged, and kills it. */
async function lendUntilKilled(place: DatabaseOptions, many: number) {
  const lender = fork(fixture, [JSON.stringify(place), String(desks)], { execArgv: [...ownProcess] });
  const ended = once(lender, 'exit');
  const found: Found[] = [];
  const acknowledged: Acknowledged[] = [];
  lender.on('message', (message: Found | Acknowledged) => {
    if ('contradictions' in message) found.push(message);
    else acknowledged.push(message);
    if (acknowledged.length >= many) lender.kill('SIGKILL');
  });
  const [, signal] = (await ended) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL', 'the process ended before it was killed');
  return { found: found[0]!, acknowledged };
}

eachEngine((engine, _, makePlace) => {
  test(`every acknowledged loan outlives ${rounds} killed processes, and none is half made (${engine})`, async (t) => {
    const place = await makePlace(t);
    const database = await openDatabase(place);
    const library = new TestLibrary(database);
    for (let desk = 0; desk < desks; desk++) {
      await library.patron(`reader-${desk}`);
      await library.record(`record-${desk}`, [`B${desk}`]);
    }
    await database.close();

    const lent: string[] = [];
    const returned: string[] = [];
    // Each process looks at what those before it have left; the last one does nothing else.
    for (let round = 0; round <= rounds; round++) {
      const { found, acknowledged } = await lendUntilKilled(place, round < rounds ? 5 + round : 0);
      assert.deepEqual(found.contradictions, {});
      assert.deepEqual([without(lent, found.loans), within(returned, found.open)], [[], []]);
      for (const one of acknowledged) {
        if ('lent' in one) lent.push(one.lent);
        else returned.push(one.returned);
      }
    }
  });
});

const without = (ids: readonly string[], others: readonly string[]): string[] =>
  ids.filter((id) => !others.includes(id));

const within = (ids: readonly string[], others: readonly string[]): string[] =>
  ids.filter((id) => others.includes(id));
