/**
 * A process that says what it finds in a library, then lends and takes back its items until it is killed, several desks at
 * once, telling of every loan and return that the database has acknowledged.
 */
import { flushCompileCache } from 'node:module';
import { openDatabase } from '../database/index.ts';
import type { DatabaseOptions } from '../database/index.ts';
import { contradictions } from './testing/contradictions.ts';
import { TestLibrary } from './testing/library.ts';

/** What a killed process has left. */
export interface Found {
  readonly contradictions: Readonly<Record<string, string[]>>;
  /** Ids of all loans. */
  readonly loans: readonly string[];
  /** Ids of those that have not been returned. */
  readonly open: readonly string[];
}

/** The id of a loan that was made or ended. */
export type Acknowledged = { readonly lent: string } | { readonly returned: string };

// What it has compiled would be lost with it, and the next one would compile it again.
flushCompileCache();

const place = JSON.parse(process.argv[2]!) as DatabaseOptions;
const desks = Number(process.argv[3]);
const library = new TestLibrary(await openDatabase(place));

const loans = await library.db.selectFrom('loan').select(['id', 'returned_at']).execute();
process.send!({
  contradictions: await contradictions(library.db),
  loans: loans.map(({ id }) => id),
  open: loans.filter(({ returned_at }) => returned_at === null).map(({ id }) => id),
} satisfies Found);

async function work(desk: number): Promise<void> {
  const card = `reader-${desk}`;
  const barcode = `B${desk}`;
  for (;;) {
    const { loan } = await library.checkIn(barcode);
    if (loan) process.send!({ returned: loan.id } satisfies Acknowledged);
    const { id } = await library.checkOut({ card }, barcode);
    process.send!({ lent: id } satisfies Acknowledged);
  }
}

await Promise.all(Array.from({ length: desks }, (_, desk) => work(desk)));
