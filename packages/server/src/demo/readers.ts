import type { Kysely, Transaction } from 'kysely';
import { CatalogStore } from '../catalog/store.ts';
import { circulationServices } from '../circulation/services.ts';
import type { Tables } from '../database/index.ts';
import { LibraryService } from '../library/service.ts';
import { PatronService } from '../patrons/service.ts';
import type { NewPatron } from '../patrons/patron.ts';
import { chosenPin, freshPin } from '../patrons/pin.ts';
import type { SettablePin } from '../patrons/pin.ts';

/** Whom the demonstration lets one sign in as. */
export const demoReaders = [
  { card: '200100300401', pin: '271828', name: 'Siti Aminah', shows: 'a loan that is overdue' },
  { card: '200100300402', pin: '314159', name: 'Budi Santoso', shows: 'a loan that somebody else waits for' },
  { card: '200100300403', pin: '161803', name: 'Rahma Putri', shows: 'a guardian, with her child’s card' },
] as const;

const [siti, budi, rahma] = demoReaders;
const child = { card: '200100300404', name: 'Dian Putri' };
const day = 86_400_000;

/**
 * Gives the demonstration library readers with loans and a hold, each brought about by the services that a desk uses, as
 * if on the days when it happened.
 */
export async function seedReaders(db: Kysely<Tables>, today = new Date()): Promise<void> {
  const library = new LibraryService(db);
  const { branches } = await library.profile();
  const clock = { now: today };
  const now = () => clock.now;
  const profile = () => library.profile();
  const patrons = new PatronService({ db, profile, now });
  const { services } = circulationServices({ db, patrons, profile, now });

  const write = <T>(daysAgo: number, work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> => {
    clock.now = new Date(today.getTime() - daysAgo * day);
    return db.transaction().execute(work);
  };
  const common = { homeBranch: branches[0]!.id, expires: `${today.getUTCFullYear() + 2}-12-31` };
  const register = (
    reader: Pick<NewPatron, 'card' | 'name'> & Partial<NewPatron>,
    category: NewPatron['category'],
    pin: SettablePin,
  ) => write(60, (trx) => patrons.register(trx, { ...common, ...reader, category }, pin));
  for (const { card, name, pin } of demoReaders)
    await register({ card, name }, card === budi.card ? 'student' : 'adult', await chosenPin(pin, card));
  await register({ ...child, guardian: rahma.card }, 'child', await freshPin(child.card));

  const copies = await singleCopies(new CatalogStore(db));
  const lend = (card: string, copy: number, daysAgo: number) =>
    write(daysAgo, (trx) => services.desk.checkOut(trx, { card, barcode: copies[copy]!.barcode }));
  await lend(siti.card, 0, 10);
  await lend(siti.card, 1, 4);
  await lend(budi.card, 2, 5);
  await lend(budi.card, 3, 1);
  await lend(rahma.card, 4, 2);
  await lend(child.card, 5, 3);
  const waiting = await patrons.byCard(siti.card);
  await write(2, (trx) => services.holds.place(trx, waiting!, { record: copies[2]!.record }));
}

/** The only copies of some titles, in the order of the titles. */
async function singleCopies(
  store: CatalogStore,
): Promise<{ record: string; title: string; barcode: string }[]> {
  const found = [];
  for await (const { upserts } of store.changes('0', await store.horizon())) {
    for (const { id, description, items } of upserts) {
      const [item] = items;
      if (items.length !== 1 || item?.status !== 'available' || item.barcode === undefined) continue;
      if (description.format === 'book')
        found.push({ record: id, title: description.title, barcode: item.barcode });
    }
  }
  return found.sort((a, b) => (a.title < b.title ? -1 : 1));
}
