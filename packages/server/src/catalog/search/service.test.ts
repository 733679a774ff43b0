import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { after, test } from 'node:test';
import type { RecordDescription } from '../describe/description.ts';
import type { ProblemError } from '../../problems/problem-error.ts';
import { CursorInvalid } from './cursor.ts';
import { SearchService } from './service.ts';
import type { IndexedRecord } from './document.ts';
import { requestOf } from './testing/documents.ts';

const service = new SearchService();

function titled(id: string, title: string): string {
  const description: RecordDescription = {
    title,
    otherTitles: [],
    contributors: [],
    format: 'book',
    languages: [],
    series: [],
    isbns: [],
    issns: [],
    subjects: [],
    genres: [],
    contents: [],
    notes: [],
    classification: [],
    links: [],
    collections: [],
  };
  return JSON.stringify({
    id,
    description,
    addedAt: '2026-01-02T03:04:05Z',
    items: [],
  } satisfies IndexedRecord);
}

after(() => service.close());

test('answers what was taken in before, in stretches or not', async () => {
  const records = Array.from({ length: 1201 }, (_, i) => titled(`r${i}`, `Buku ${i}`));
  await service.apply({ upserts: records, deletes: [] });
  assert.equal(await service.size(), 1201);
  const result = await service.search(requestOf({ q: 'buku 1200' }));
  assert.deepEqual(result.hits, [{ id: 'r1200' }]);
  assert.ok(result.matched.has('buku'));
  assert.equal((await service.suggest('buku 7', 1))[0]!.text, 'Buku 7');
});

test('a cursor that is refused is refused by its class, and others are still answered', async () => {
  await assert.rejects(service.search(requestOf({ after: 'nonsense' })), CursorInvalid);
  assert.equal(await service.size(), 1201);
});

test('searches come in between the stretches of a large change', async () => {
  const records = Array.from({ length: 2000 }, (_, i) => titled(`late${i}`, `Terlambat ${i}`));
  const sizes: number[] = [];
  const applied = service.apply({ upserts: records, deletes: [] });
  sizes.push(await service.size());
  await applied;
  sizes.push(await service.size());
  assert.ok(sizes[0]! < 3201, `${sizes[0]} records while the change was under way`);
  assert.equal(sizes[1], 3201);
});

test('where too many wait already, a search is refused for the moment; a change never is', async () => {
  const outcomes = Promise.allSettled(
    Array.from({ length: 120 }, (_, i) =>
      i % 2 ? service.search(requestOf({ q: 'buku' })) : service.suggest('bu', 1),
    ),
  );
  await service.apply({ upserts: [], deletes: ['r0'] });
  const refused = (await outcomes).flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as ProblemError] : [],
  );
  assert.equal(refused.length, 20);
  for (const { code, retryAfter } of refused) assert.deepEqual([code, retryAfter], ['unavailable', 1]);
  assert.equal((await service.search(requestOf({ q: 'buku 1200' }))).total, 1);
});

test('a search that nobody waits for any more gives its place to others', async () => {
  const reader = new AbortController();
  const abandoned = Promise.allSettled(
    Array.from({ length: 100 }, () => service.search(requestOf({ q: 'buku' }), reader.signal)),
  );
  reader.abort();
  // Two were at work already.
  const others = Promise.all(Array.from({ length: 98 }, () => service.suggest('bu', 1)));
  await assert.rejects(service.suggest('bu', 1), { code: 'unavailable' });
  for (const outcome of await abandoned) {
    assert.ok(outcome.status === 'rejected' && outcome.reason === reader.signal.reason);
  }
  assert.equal((await others).length, 98);
  await assert.rejects(service.search(requestOf(), reader.signal), { name: 'AbortError' });
});

test('once closed, it refuses what waits and what comes', async () => {
  const closing = new SearchService();
  const waiting = assert.rejects(closing.search(requestOf()), /closed/);
  await closing.close();
  await waiting;
  await assert.rejects(closing.size(), /closed/);
});

if (process.platform === 'linux') {
  test('its thread gives way to the threads that answer everything else', async () => {
    await service.size();
    const threads = readdirSync('/proc/self/task');
    const niceness = threads.map((thread) => {
      const afterName = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)!;
      return Number(afterName.split(' ')[16]);
    });
    assert.ok(niceness.some((nice) => nice > getPriority()));
  });
}
