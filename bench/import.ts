import { Readable } from 'node:stream';
import { importRecords } from '../packages/server/src/catalog/import/importer.ts';
import { CatalogStore } from '../packages/server/src/catalog/store.ts';
import { openDatabase, type DatabaseOptions } from '../packages/server/src/database/index.ts';
import { readMarc } from '../packages/server/src/marc/index.ts';

/** Imports records into a new database, from bytes as a file would give them: parsing and storing, without making them. */
export async function measureImport(place: DatabaseOptions, records: Iterable<Uint8Array>) {
  const file = Buffer.concat([...records]);
  const database = await openDatabase(place);
  const start = performance.now();
  let read = 0;
  const outcomes = readMarc(Readable.from(chunksOf(file)));
  for await (const step of importRecords(new CatalogStore(database.kysely), outcomes, {
    report: () => undefined,
  })) {
    read = step.read;
  }
  const seconds = (performance.now() - start) / 1000;
  await database.close();
  return { records: read, recordsPerSecond: read / seconds };
}

function* chunksOf(file: Buffer, size = 256 * 1024): Generator<Buffer> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}
