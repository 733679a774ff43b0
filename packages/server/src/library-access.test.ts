import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { deleteHistory } from '@pustaka/core/contract';
import type { Endpoint, Problem, Scope } from '@pustaka/core/contract';
import { pino } from 'pino';
import { testProfile } from './circulation/testing/library.ts';
import { openDatabase } from './database/index.ts';
import type { Database } from './database/index.ts';
import { embeddedPlace } from './database/testing.ts';
import { contractEndpoints } from './http/endpoints.fixture.ts';
import { listening, suite } from './http/testing.ts';
import { addPatron, Browser, pin, SiteClient } from './identity/testing.ts';
import { LibraryService } from './library/service.ts';
import { serveLibrary } from './library-server.ts';
import { PatronService } from './patrons/service.ts';
import { SiteService } from './sites/service.ts';

const log = pino({ level: 'silent' });
const schoolOrigin = 'https://sdn3.sch.id';

/** The table of `http/access.test.ts` against the whole server, with tokens that it has given out itself. */
describe('who may use what of a library', () => {
  const owner = suite();
  let database: Database;
  let site: SiteClient;
  let ani: string;
  /** Access tokens, by who has them. */
  const tokens = new Map<string, string>();

  before(async () => {
    database = await openDatabase(await embeddedPlace(owner));
    const { kysely } = database;
    await new LibraryService(kysely).replaceProfile(testProfile);
    const profile = () => Promise.resolve(testProfile);
    const patrons = new PatronService({ db: kysely, profile, now: () => new Date() });
    ani = await addPatron(kysely, patrons, { card: 'ANI', name: 'Ani' });
    await addPatron(kysely, patrons, { card: 'BUDI', name: 'Budi' });
    await addPatron(kysely, patrons, { card: 'STAF', name: 'Staf', staff: true });
    const sites = new SiteService(kysely);
    const add = (name: string, origin: string) =>
      sites.add({ name, origins: [origin], requestsPerMinute: 100_000, desk: true });
    const portal = await add('Portal', 'https://kota.go.id');
    await add('SDN 3', schoolOrigin);

    const library = serveLibrary(database, {
      dataFolder: '/nowhere',
      log,
      limits: { address: 100_000 },
      checkAnswers: true,
    });
    owner.after(() => library.close());
    const { url } = await listening(owner, library);
    await library.ready;
    site = await SiteClient.of({ url, site: portal });
    const signIn = async (who: string, browser: Browser, card: string, scope: string) => {
      const given = await site.exchange(await site.signIn(browser, { scope }, { card, pin }));
      assert.equal(given.scope, scope);
      tokens.set(who, given.access_token);
    };
    const everything = 'profile loans holds account';
    const budi = new Browser();
    await signIn('reader', budi, 'BUDI', everything);
    await signIn('expired', budi, 'BUDI', everything);
    await signIn('profile only', budi, 'BUDI', 'profile');
    await signIn('loans only', budi, 'BUDI', 'loans');
    await signIn('staff', new Browser(), 'STAF', `${everything} desk`);
    await kysely
      .updateTable('oidc_state')
      .set({ expires_at: new Date() })
      .where('id', '=', tokens.get('expired')!)
      .execute();
  });

  /** With a query that no endpoint takes: it is looked at only once it is clear who asks, and then nothing is done. */
  const ask = async ({ method, path }: Endpoint, who: string, headers = {}, query = '?made-up=1') => {
    const address = `/v1${path.replace(/\{\w+\}/g, 'x')}${query}`;
    const response = await site.ask(address, tokens.get(who) ?? 'made-up', { method, headers });
    const { code } = (await response.json()) as Problem;
    return code;
  };

  const verdicts = (scope: Scope) => ({
    'made up': 'sign-in-required',
    expired: 'sign-in-required',
    reader: scope === 'desk' ? 'scope-missing' : 'bad-request',
    'profile only': scope === 'profile' ? 'bad-request' : 'scope-missing',
    'loans only': scope === 'loans' ? 'bad-request' : 'scope-missing',
    staff: 'bad-request',
  });

  for (const endpoint of contractEndpoints) {
    const { id, method, scope, query } = endpoint;
    if (scope === undefined) continue;
    it(`is kept to by ${id}`, async () => {
      for (const [who, verdict] of Object.entries(verdicts(scope))) {
        assert.equal(await ask(endpoint, who), verdict, who);
      }
      assert.equal(await ask(endpoint, 'staff', { origin: schoolOrigin }), 'origin-not-allowed');
    });
    if ('patron' in query._zod.def.shape && (method === 'GET' || id === deleteHistory.id)) {
      it(`is kept to where a stranger’s is asked for: ${id}`, async () => {
        assert.equal(await ask(endpoint, 'reader', {}, `?patron=${ani}`), 'patron-not-found');
      });
    }
  }
});
