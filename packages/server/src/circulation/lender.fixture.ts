/**
 * A process that lends and takes back the items of a library until it is killed, several desks at once, and tells of every
 * loan and return that the database has acknowledged.
 */
import { openDatabase } from '../database/index.ts';
import type { DatabaseOptions } from '../database/index.ts';
import { TestLibrary } from './testing/library.ts';

const place = JSON.parse(process.argv[2]!) as DatabaseOptions;
const desks = Number(process.argv[3]);
const library = new TestLibrary(await openDatabase(place));

async function work(desk: number): Promise<void> {
  const card = `reader-${desk}`;
  const barcode = `B${desk}`;
  for (;;) {
    await library.checkIn(barcode);
    process.send!({ barcode, lent: false });
    const { id } = await library.checkOut({ card }, barcode);
    process.send!({ barcode, lent: true, loan: id });
  }
}

await Promise.all(Array.from({ length: desks }, (_, desk) => work(desk)));
