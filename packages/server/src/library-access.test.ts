import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { changeHold, deleteHistory, placeHold } from '@pustaka/core/contract';
import type { Endpoint, Problem, Scope } from '@pustaka/core/contract';
import { pino } from 'pino';
import { TestLibrary, testProfile } from './circulation/testing/library.ts';
import { openDatabase } from './database/index.ts';
import type { Database } from './database/index.ts';
import { eachEngine } from './database/testing.ts';
import { contractEndpoints } from './http/endpoints.fixture.ts';
import { listening, suite } from './http/testing.ts';
import { addPatron, Browser, pin, SiteClient } from './identity/testing.ts';
import { LibraryService } from './library/service.ts';
import { serveLibrary } from './library-server.ts';
import { PatronService } from './patrons/service.ts';
import { SiteService } from './sites/service.ts';

const log = pino({ level: 'silent' });
const schoolOrigin = 'https://sdn3.sch.id';

/** Of endpoints for which `{}` is no body. */
const bodies: Readonly<Record<string, unknown>> = {
  [placeHold.id]: { record: 'bumi' },
  [changeHold.id]: { pickupBranch: 'utara' },
};

const thingsOf = ({ path }: Endpoint): string => path.split('/')[2]!;

/** The table of `http/access.test.ts` against the whole server, with tokens that it has given out itself. */
eachEngine((engine, _open, place) => {
  describe(`who may use what of a library (${engine})`, () => {
    const owner = suite();
    let database: Database;
    let site: SiteClient;
    let ani: string;
    let untouched: unknown;
    /** Of Ani, by what her things are called in paths. */
    const ids = new Map<string, string>();
    /** Access tokens, by who has them. */
    const tokens = new Map<string, string>();

    before(async () => {
      database = await openDatabase(await place(owner));
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

      const lending = new TestLibrary(database);
      for (const record of ['bumi', 'anak', 'jejak']) await lending.record(record, [`${record}-1`]);
      await lending.write((trx) => patrons.update(trx, ani, { keepsHistory: true }, 'id'));
      ids.set('history', (await lending.checkOut({ card: 'ANI' }, 'jejak-1')).id);
      await lending.checkIn('jejak-1');
      ids.set('loans', (await lending.checkOut({ card: 'ANI' }, 'bumi-1')).id);
      await lending.checkOut({ card: 'BUDI' }, 'anak-1');
      ids.set('holds', (await lending.hold({ id: ani }, 'anak')).id);
      await lending.write((trx) => lending.services.calendars.create(trx, { id: ani }));

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
      untouched = await thingsOfAni();
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

    /** What Budi sends, who is after Ani's things. */
    const reach = async (endpoint: Endpoint, query = '') => {
      const { id, method, path, body, idempotencyKey } = endpoint;
      const address = `/v1${path.replace('{id}', ids.get(thingsOf(endpoint)) ?? '')}${query}`;
      const response = await site.ask(address, tokens.get('reader')!, {
        method,
        headers: {
          ...(body && { 'content-type': 'application/json' }),
          ...(idempotencyKey && { 'idempotency-key': randomUUID() }),
        },
        ...(body && { body: JSON.stringify(bodies[id] ?? {}) }),
      });
      return (await response.json()) as Partial<Problem>;
    };

    const thingsOfAni = async () =>
      Promise.all(
        (['loan', 'hold', 'calendar_address', 'patron'] as const).map((table) =>
          database.kysely
            .selectFrom(table)
            .selectAll()
            .where(table === 'loan' || table === 'hold' ? 'patron_id' : 'id', '=', ani)
            .orderBy('id')
            .execute(),
        ),
      );

    const verdicts = (scope: Scope) => ({
      'made up': 'sign-in-required',
      expired: 'sign-in-required',
      reader: scope === 'desk' ? 'scope-missing' : 'bad-request',
      'profile only': scope === 'profile' ? 'bad-request' : 'scope-missing',
      'loans only': scope === 'loans' ? 'bad-request' : 'scope-missing',
      staff: 'bad-request',
    });

    for (const endpoint of contractEndpoints) {
      const { id, path, scope, query } = endpoint;
      if (scope === undefined) continue;
      it(`is kept to by ${id}`, async () => {
        for (const [who, verdict] of Object.entries(verdicts(scope))) {
          assert.equal(await ask(endpoint, who), verdict, who);
        }
        assert.equal(await ask(endpoint, 'staff', { origin: schoolOrigin }), 'origin-not-allowed');
      });
      if ('patron' in query._zod.def.shape) {
        it(`is kept to where a reader acts for a stranger: ${id}`, async () => {
          assert.equal((await reach(endpoint, `?patron=${ani}`)).code, 'patron-not-found');
        });
      }
      if (/^\/me\/.*\{/.test(path)) {
        it(`is kept to where a reader reaches for what is a stranger’s: ${id}`, async () => {
          const things = thingsOf(endpoint);
          assert.ok(ids.has(things), `Ani needs something in /me/${things} for this test`);
          assert.equal((await reach(endpoint)).code, `${things.slice(0, -1)}-not-found`);
        });
      }
    }

    it('is kept to where a reader has forgotten what a stranger has remembered', async () => {
      assert.deepEqual(await reach(deleteHistory, `?loan=${ids.get('history')}`), { deleted: 0 });
    });

    it('has left a stranger’s things as they were', async () =>
      assert.deepEqual(await thingsOfAni(), untouched));
  });
});
