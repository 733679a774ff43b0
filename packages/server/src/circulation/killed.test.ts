import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase, type DatabaseOptions } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { contradictions } from './testing/contradictions.ts';
import { TestLibrary } from './testing/library.ts';

const fixture = fileURLToPath(new URL('lender.fixture.ts', import.meta.url));

const desks = 4;

/** How often a process is killed; `PUSTAKA_TEST_KILLS=20` for the long run. */
const rounds = Number(process.env['PUSTAKA_TEST_KILLS'] ?? 5);

interface Acknowledged {
  barcode: string;
  lent: boolean;
  loan?: string;
}

/** Lets a process lend and take back until so much is acknowledged, and kills it. @returns what was acknowledged */
async function lendUntilKilled(place: DatabaseOptions, many: number): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  const lender = fork(fixture, [JSON.stringify(place), String(desks)]);
  const ended = once(lender, 'exit');
  lender.on('message', (one: Acknowledged) => {
    acknowledged.push(one);
    if (acknowledged.length === many) lender.kill('SIGKILL');
  });
  const [, signal] = (await ended) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL', 'the process ended before it was killed');
  return acknowledged;
}

async function inLibrary<T>(place: DatabaseOptions, work: (library: TestLibrary) => Promise<T>): Promise<T> {
  const database = await openDatabase(place);
  try {
    return await work(new TestLibrary(database));
  } finally {
    await database.close();
  }
}

eachEngine((engine, _, makePlace) => {
  test(`every acknowledged loan outlives the process, and none is half made (${engine})`, async (t) => {
    const place = await makePlace(t);
    await inLibrary(place, async (library) => {
      for (let desk = 0; desk < desks; desk++) {
        await library.patron(`reader-${desk}`);
        await library.record(`record-${desk}`, [`B${desk}`]);
      }
    });
    for (let round = 0; round < rounds; round++) {
      const acknowledged = await lendUntilKilled(place, 10 + round * 3);
      await inLibrary(place, async (library) => {
        assert.deepEqual(await contradictions(library.db), {});
        const loans = await library.db.selectFrom('loan').select(['id', 'returned_at']).execute();
        const open = new Map(loans.map(({ id, returned_at }) => [id, returned_at === null]));
        const lost = acknowledged.filter(({ loan }) => loan !== undefined && !open.has(loan));
        assert.deepEqual(lost, []);
        const returnedYetOpen = acknowledged.filter(({ barcode, lent, loan }, at) => {
          const later = acknowledged.slice(at + 1).some((one) => one.barcode === barcode && !one.lent);
          return lent && later && open.get(loan!);
        });
        assert.deepEqual(returnedYetOpen, []);
      });
    }
  });
});
