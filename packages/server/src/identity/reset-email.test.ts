import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import type { Database } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { addPatron, Browser, identityServer, pin, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

eachEngine((engine, open) => {
  describe(`a mail address that a site changes (${engine})`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    let readers = 0;
    /** Of the test's own reader. */
    let card: string;
    let change: (email: string | null) => Promise<void>;
    before(async () => {
      database = await open(owner);
      server = await identityServer(owner, database);
    });

    beforeEach(async () => {
      card = `SITI-${++readers}`;
      await addPatron(database.kysely, server.patrons, { card, name: 'Siti', email: 'siti@example.id' });
      const site = await SiteClient.of(server);
      const handed = await site.signIn(new Browser(), { scope: 'profile account' }, { card, pin });
      const { access_token: token } = await site.exchange(handed);
      change = async (email) => {
        const answer = await site.ask('/v1/me', token, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email }),
        });
        assert.equal(answer.status, 200);
        assert.equal(((await answer.json()) as { email?: string }).email, email ?? undefined);
      };
    });

    /** To whom the link goes that somebody asks for who says to have forgotten the PIN. */
    const mailed = async () => {
      const { length } = server.mails;
      const { seconds, sent } = await server.services.pins.requestReset(card, '192.0.2.1', (token) => token);
      assert.equal(seconds, 0);
      await sent;
      return server.mails.slice(length).flatMap(({ to, subject }) => (subject.includes('PIN') ? [to] : []));
    };
    const signedIn = async () => {
      const browser = new Browser();
      await browser.send(`${server.issuer}/account/sign-in`, { card, pin });
      return browser;
    };
    const page = async (browser: Browser) => (await browser.open(`${server.issuer}/account`)).text();
    const confirm = async (browser: Browser, email: string) =>
      (await browser.send(`${server.issuer}/account/reset-email`, { email })).text();

    it('gets no link to a new PIN: that goes to the one before, however often it is changed', async () => {
      await change('pencuri@example.id');
      await change('pencuri.lagi@example.id');
      assert.deepEqual(await mailed(), ['siti@example.id']);
    });

    it('gets none where there was no other, or it was taken away', async () => {
      await change(null);
      assert.deepEqual(await mailed(), []);
      await change('pencuri@example.id');
      assert.deepEqual(await mailed(), []);
      assert.match(await page(await signedIn()), /tidak ada alamat surel/i);
    });

    it('gets it once the reader has confirmed it on the account page', async () => {
      await change('aminah@example.id');
      const browser = await signedIn();
      assert.match(
        await page(browser),
        /dikirim ke siti@example\.id[^]*name="email" value="aminah@example\.id"/,
      );
      assert.match(await confirm(browser, 'aminah@example.id'), /dikirim ke aminah@example\.id/);
      assert.doesNotMatch(await page(browser), /name="email"/);
      assert.deepEqual(await mailed(), ['aminah@example.id']);
    });

    it('is not confirmed by who was shown another', async () => {
      await change('aminah@example.id');
      const browser = await signedIn();
      await change('pencuri@example.id');
      assert.match(await confirm(browser, 'aminah@example.id'), /name="email" value="pencuri@example\.id"/);
      assert.deepEqual(await mailed(), ['siti@example.id']);
    });

    it('is not confirmed by who is not signed in to the library itself', async () => {
      await change('pencuri@example.id');
      assert.match(await confirm(new Browser(), 'pencuri@example.id'), /type="password"/);
      assert.deepEqual(await mailed(), ['siti@example.id']);
    });
  });
});
