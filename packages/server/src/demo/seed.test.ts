import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { CatalogStore } from '../catalog/store.ts';
import { circulationServices } from '../circulation/services.ts';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import type { Database } from '../database/index.ts';
import { suite } from '../http/testing.ts';
import { LibraryService } from '../library/service.ts';
import type { Patron } from '../patrons/patron.ts';
import { PatronService } from '../patrons/service.ts';
import { demoBooks } from './book.ts';
import { demoReaders } from './readers.ts';
import { seedDemo } from './seed.ts';

describe('the demonstration library', () => {
  const owner = suite();
  const today = new Date();
  let database: Database;
  let added: number;
  before(async () => {
    database = await openFresh(embeddedPlace, owner);
    added = await seedDemo(database, today);
  });

  it('has every book as it was written, once', async () => {
    const books = await Array.fromAsync(demoBooks());
    assert.equal(added, books.length);
    assert.equal(await seedDemo(database, today), 0);

    const store = new CatalogStore(database.kysely);
    const stored = new Set<string>();
    for await (const { upserts } of store.changes('0', await store.horizon())) {
      for (const { description } of upserts) {
        stored.add([description.title, description.format, description.year].join('|'));
      }
    }
    const lost = books.filter(({ title, format, year }) => !stored.has([title, format, year].join('|')));
    assert.deepEqual(
      lost.map(({ key }) => key),
      [],
    );
  });

  it('has readers who sign in with their PINs, each with what they are there to show', async () => {
    const common = {
      db: database.kysely,
      profile: () => new LibraryService(database.kysely).profile(),
      now: () => today,
    };
    const patrons = new PatronService(common);
    const { services } = circulationServices({ ...common, patrons });
    const [siti, budi, rahma] = await Promise.all(
      demoReaders.map(async ({ card, pin, name }) => {
        const patron = await patrons.verifyPin(card, pin);
        assert.equal(patron?.name, name);
        return patron;
      }),
    );
    const loansOf = (patron: Patron | undefined) => services.loans.list(patron!);

    const overdue = (await loansOf(siti)).filter(({ overdueDays }) => overdueDays > 0);
    assert.equal(overdue.length, 1);
    const waitedFor = (await loansOf(budi)).filter(({ notRenewable }) => notRenewable === 'held-by-others');
    assert.equal(waitedFor.length, 1);
    const [child, ...more] = await patrons.wards(rahma!.id);
    assert.deepEqual(more, []);
    assert.equal((await loansOf(child)).length, 1);
  });
});
