import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CatalogStore } from '../catalog/store.ts';
import { embeddedPlace } from '../database/testing.ts';
import { openDatabase } from '../database/index.ts';
import { demoBooks } from './book.ts';
import { LibraryService } from '../library/service.ts';
import { PatronService } from '../patrons/service.ts';
import { demoReaders } from './readers.ts';
import { seedDemo } from './seed.ts';

test('every demonstration book reaches the catalogue as it was written, once', async (t) => {
  const database = await openDatabase(await embeddedPlace(t));
  t.after(() => database.close());
  const books = await Array.fromAsync(demoBooks());
  assert.equal(await seedDemo(database), books.length);
  assert.equal(await seedDemo(database), 0);

  const store = new CatalogStore(database.kysely);
  const stored = new Map<string, { format: string; items: number }>();
  for await (const { upserts } of store.changes('0', await store.horizon())) {
    for (const { description, items } of upserts) {
      stored.set([description.title, description.format, description.year].join('|'), {
        format: description.format,
        items: items.length,
      });
    }
  }
  const lost = books.filter(({ title, format, year }) => !stored.has([title, format, year].join('|')));
  assert.deepEqual(
    lost.map(({ key }) => key),
    [],
  );

  const patrons = new PatronService({
    db: database.kysely,
    profile: () => new LibraryService(database.kysely).profile(),
    now: () => new Date(),
  });
  for (const { card, pin, name } of demoReaders) {
    assert.equal((await patrons.verifyPin(card, pin))?.name, name);
  }
});
