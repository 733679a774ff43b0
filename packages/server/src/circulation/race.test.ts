import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from '../database/index.ts';
import { eachEngine, postgresPlace } from '../database/testing.ts';
import { contradictions } from './testing/contradictions.ts';
import { TestLibrary } from './testing/library.ts';

const outcomes = async (attempts: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts);
  return Object.fromEntries(
    [...Map.groupBy(settled, (one) => (one.status === 'fulfilled' ? 'done' : codeOf(one.reason)))].map(
      ([outcome, of]) => [outcome, of.length],
    ),
  );
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

test('two nodes expire a hold once, and set its item aside once', async (t) => {
  const place = await postgresPlace(t);
  const nodes = await Promise.all([openDatabase(place), openDatabase(place)]);
  try {
    const libraries = nodes.map((node) => new TestLibrary(node));
    const one = libraries[0]!;
    const readers = [];
    for (const name of ['ani', 'budi', 'citra', 'dewi']) readers.push(await one.patron(name));
    await one.record('bumi', ['B1']);
    await one.checkOut(readers[0]!, 'B1');
    for (const reader of readers.slice(1)) await one.hold(reader, 'bumi');
    await one.checkIn('B1');
    for (const library of libraries) library.passDays(30);
    const expired = await Promise.all(libraries.map(({ sweeper }) => sweeper.sweep()));
    assert.deepEqual(expired.sort(), [0, 1]);
    assert.deepEqual(await contradictions(one.db), {});
  } finally {
    await Promise.all(nodes.map((node) => node.close()));
  }
});

eachEngine((engine, open) => {
  test(`a reader at several desks at once never goes past the limit of loans (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const ani = await library.patron('ani');
    const barcodes = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6'];
    for (const barcode of barcodes) await library.record(`record-${barcode}`, [barcode]);
    const attempts = barcodes.map((barcode) => library.checkOut(ani, barcode));
    assert.deepEqual(await outcomes(attempts), { done: 3, 'loan-limit': 3 });
  });

  test(`a copy that comes back while readers place holds is set aside for one of them (${engine})`, async (t) => {
    const library = new TestLibrary(await open(t));
    const readers = [];
    for (const name of ['ani', 'budi', 'citra', 'dewi']) readers.push(await library.patron(name));
    const [ani, ...others] = readers;
    await library.record('bumi', ['B1']);
    await library.checkOut(ani!, 'B1');
    const attempts = [...others.map((reader) => library.hold(reader, 'bumi')), library.checkIn('B1')];
    const { done, 'not-holdable': onShelf = 0 } = await outcomes(attempts);
    // Either somebody waited before it came back, or it lay on the shelf before anybody did.
    assert.deepEqual(
      [done, onShelf, await library.itemStatus('B1')],
      onShelf === 0 ? [4, 0, 'on-hold-shelf'] : [1, 3, 'available'],
    );
    assert.deepEqual(await contradictions(library.db), {});
  });
});
