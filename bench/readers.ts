import { defaultRules } from '../packages/server/src/circulation/rules/terms.ts';
import { RuleService } from '../packages/server/src/circulation/rules/service.ts';
import { lendMany } from '../packages/server/src/circulation/testing/lend-many.ts';
import { testProfile } from '../packages/server/src/circulation/testing/library.ts';
import { openDatabase, type DatabaseOptions } from '../packages/server/src/database/index.ts';
import { Browser, pin, SiteClient, siteOrigin } from '../packages/server/src/identity/testing.ts';
import { LibraryService } from '../packages/server/src/library/service.ts';
import { PatronService } from '../packages/server/src/patrons/service.ts';
import { SiteService } from '../packages/server/src/sites/service.ts';
import { latency, turns, type Latency } from './requests.ts';
import { startServer } from './running.ts';

const patrons = 10_000;
const loans = 100_000;
/** On loan now: five for each patron. The others are those patrons' history. */
const openLoans = 50_000;
/** Who signs in: enough that no list of loans is asked for twice in a row. */
const readers = 20;
const staff = 'reader-0';

export interface ReaderFigures {
  loans: Latency;
  checkOut: Latency;
}

/**
 * Gives a catalogue that has records patrons and loans, then measures over HTTP what readers and the desk ask for most, with
 * tokens bound to a key as browsers have them: each request carries a proof of its own, whose making counts.
 */
export async function measureReaders(place: DatabaseOptions): Promise<ReaderFigures> {
  const site = await prepare(place);
  const server = await startServer(place);
  const signIn = async (reader: string, scope: string) => {
    const client = await SiteClient.of({ url: server.url, site });
    const { access_token } = await client.exchange(
      await client.signIn(new Browser(), { scope }, { card: reader, pin }),
    );
    return async (path: string, request?: Parameters<SiteClient['ask']>[2]): Promise<void> => {
      const answer = await client.ask(path, access_token, request);
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      await answer.json();
    };
  };

  const signedIn: Awaited<ReturnType<typeof signIn>>[] = [];
  for (let n = 1; n <= readers; n++) signedIn.push(await signIn(`reader-${n}`, 'loans'));
  const list = await latency((turn) => signedIn[turn % readers]!('/v1/me/loans'));

  const atDesk = await signIn(staff, 'desk');
  let lent = 0;
  const checkOut = await latency(() => {
    const n = lent++;
    return atDesk('/v1/desk/loans', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `check-out-of-shelved-${n}` },
      body: JSON.stringify({ card: `reader-${patrons - 1 - n}`, barcode: `shelved-${n}` }),
    });
  });
  await server.close();
  return { loans: list, checkOut };
}

/** @returns the site that readers sign in at */
async function prepare(place: DatabaseOptions) {
  const database = await openDatabase(place);
  try {
    const { kysely } = database;
    const library = new LibraryService(kysely);
    await library.replaceProfile(testProfile);
    const { defaults } = defaultRules;
    await new RuleService().replace(kysely, { ...defaultRules, defaults: { ...defaults, maxLoans: 10 } });
    await database.maintain((own) => lendMany(own, { patrons, loans, openLoans, shelved: turns, staff }));
    const service = new PatronService({
      db: kysely,
      profile: () => library.profile(),
      now: () => new Date(),
    });
    for (let n = 0; n <= readers; n++) await service.setPin(`reader-${n}`, pin);
    return await new SiteService(kysely).add({
      name: 'Portal Kota',
      origins: [siteOrigin],
      requestsPerMinute: null,
      desk: true,
    });
  } finally {
    await database.close();
  }
}
