import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { importRecords } from '../packages/server/src/catalog/import/importer.ts';
import { CatalogStore } from '../packages/server/src/catalog/store.ts';
import { openDatabase, type DatabaseOptions } from '../packages/server/src/database/index.ts';
import { readMarc } from '../packages/server/src/marc/index.ts';
import { startServer } from './running.ts';

/**
 * Imports records while a server runs on the same database, as `pustaka import` does, from bytes as a file would give them.
 * The clock runs from the first byte that is read until a search over HTTP finds all records.
 */
export async function measureImport(place: DatabaseOptions, records: Iterable<Uint8Array>) {
  const file = Buffer.concat([...records]);
  const server = await startServer(place);
  const database = await openDatabase(place);
  const start = performance.now();
  let read = 0;
  const outcomes = readMarc(Readable.from(chunksOf(file)));
  for await (const step of importRecords(new CatalogStore(database.kysely), outcomes, {
    report: () => undefined,
  })) {
    read = step.read;
  }
  while ((await server.get<{ total: number }>('/v1/catalog/search?limit=1&facets=none')).total < read) {
    await setTimeout(10);
  }
  const seconds = (performance.now() - start) / 1000;
  await database.close();
  await server.close();
  return { records: read, recordsPerSecond: read / seconds };
}

/** Of the size in which a file is read. */
function* chunksOf(file: Buffer, size = 64 * 1024): Generator<Buffer> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}
