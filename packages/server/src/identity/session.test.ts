import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Library, type SessionStorage, type SignInRoute } from '@pustaka/core';
import type { Database } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { until } from '../testing.ts';
import { Browser, card, handedOver, identityServer, pin } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const storageIn = (kept: Map<string, unknown>): SessionStorage => ({
  get: (key) => Promise.resolve(kept.get(key)),
  set: (key, value) => Promise.resolve(void kept.set(key, value)),
  delete: (key) => Promise.resolve(void kept.delete(key)),
});

/** The SDK's session, as a page or app has it, at this server. */
eachEngine((engine, openDatabase) => {
  describe(`a session of the SDK on ${engine}`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    before(async () => {
      database = await openDatabase(owner);
      server = await identityServer(owner, database);
    });

    /** A page in the browser that keeps this. */
    const open = (kept: Map<string, unknown>) =>
      new Library({ url: server.url, site: server.site.key, retry: 0, storage: storageIn(kept) });

    /** A reader who has signed in, in a browser of their own. */
    const signedIn = async (kept = new Map<string, unknown>()) => {
      const library = open(kept);
      const mode: SignInRoute = {
        redirectUri: `${server.issuer}/relay`,
        visit: async (address) => {
          const browser = new Browser();
          let page = await browser.send((await browser.visit(address)).at, { card, pin });
          if (page.at.includes('/sign-in/')) page = await browser.send(`${page.at}/consent`, {});
          return handedOver(await page.text());
        },
      };
      await library.session.signIn({ mode });
      assert.equal((await library.patrons.me()).name, 'Siti Aminah');
      return library;
    };

    it('ends here, and in other browsers with their next call, when the reader signs out everywhere', async () => {
      const [here, there] = [await signedIn(), await signedIn()];
      await here.session.signOut({ everywhere: true });
      assert.equal(here.session.state, 'signed-out');
      const states: string[] = [];
      there.session.addEventListener('change', () => states.push(there.session.state));
      await assert.rejects(there.patrons.me(), { code: 'sign-in-required' });
      assert.equal(states.at(-1), 'signed-out');
    });

    it('is the only one that a browser has, however often the reader signs in there', async () => {
      const kept = new Map<string, unknown>();
      const grants = async () => {
        const rows = await database.kysely
          .selectFrom('oidc_state')
          .select('id')
          .where('model', '=', 'Grant')
          .execute();
        return rows.length;
      };
      await signedIn(kept);
      const before = await grants();
      const again = await signedIn(kept);
      await until(async () => (await grants()) === before, 'the grant before is ended');
      await again.patrons.me();
    });

    it('outlasts a renewal whose answer was lost', async (t) => {
      const kept = new Map<string, unknown>();
      await signedIn(kept);
      const name = `${server.issuer} ${server.site.key}`;
      kept.set(name, { ...(kept.get(name) as object), expiresAt: Date.now() });
      const next = open(kept);
      const { fetch } = globalThis;
      t.mock.method(globalThis, 'fetch', async (...sent: Parameters<typeof fetch>) => {
        const answer = await fetch(...sent);
        if (answer.url.endsWith('/token')) throw new TypeError('the line broke');
        return answer;
      });
      await assert.rejects(next.patrons.me(), { name: 'NetworkError' });
      t.mock.restoreAll();
      assert.equal((await next.patrons.me()).name, 'Siti Aminah');
    });

    it('goes on where the library could not be told to end it everywhere', async (t) => {
      const { session, patrons } = await signedIn();
      t.mock.method(globalThis, 'fetch', () => Promise.reject(new TypeError('offline')));
      await assert.rejects(session.signOut({ everywhere: true }), { name: 'NetworkError' });
      t.mock.restoreAll();
      assert.equal(session.state, 'signed-in');
      await patrons.me();
    });
  });
});
