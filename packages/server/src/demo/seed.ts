import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { importRecords } from '../catalog/import/importer.ts';
import { CatalogStore } from '../catalog/store.ts';
import type { Database } from '../database/index.ts';
import { LibraryService } from '../library/service.ts';
import { readMarc, writeIso2709 } from '../marc/index.ts';
import { demoBooks, demoFolder } from './book.ts';
import { itemsOf } from './items.ts';
import { marcFromBook } from './marc-from-book.ts';
import { seedReaders } from './readers.ts';

/**
 * Fills an empty database with the demonstration library: its profile, its books and their copies, by way of MARC as any
 * library would bring them, and its readers. A database that holds records already is left as it is.
 *
 * @returns how many records were added
 */
export async function seedDemo({ kysely }: Database, today = new Date()): Promise<number> {
  const store = new CatalogStore(kysely);
  if ((await store.countAll()) > 0) return 0;
  const profile = JSON.parse(await readFile(new URL('library.json', demoFolder), 'utf8')) as unknown;
  const { branches } = await new LibraryService(kysely).replaceProfile(profile);
  const branchIds = branches.map(({ id }) => id);

  const marc = async function* () {
    for await (const book of demoBooks())
      yield writeIso2709(marcFromBook(book, itemsOf(book, branchIds, today)));
  };
  const report = ({ message }: { message: string }) => {
    throw new Error(`A demonstration record cannot be read: ${message}`);
  };
  let added = 0;
  for await (const step of importRecords(store, readMarc(Readable.from(marc())), { report }))
    added = step.added;
  await seedReaders(kysely, today);
  return added;
}
