import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eachEngine } from '../database/testing.ts';
import type { Database } from '../database/index.ts';
import { suite } from '../http/testing.ts';
import { addPatron, Browser, card, identityServer, pin, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const linkIn = (text: string): string => /http\S+/.exec(text)![0];

eachEngine((engine, open) => {
  describe(`a forgotten PIN (${engine})`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    before(async () => {
      database = await open(owner);
      server = await identityServer(owner, database);
    });
    const ask = (number: string) => new Browser().send(`${server.issuer}/forgot-pin`, { card: number });
    const set = (link: string, fields: Record<string, string>) =>
      new Browser().send(`${server.issuer}/reset-pin`, {
        token: new URL(link).searchParams.get('token')!,
        ...fields,
      });
    const mailed = async () => {
      const { length } = server.mails;
      await ask(card);
      while (server.mails.length === length) await new Promise((resolve) => setImmediate(resolve));
      return linkIn(server.mails.at(-1)!.text);
    };

    it('is set anew by a link that is mailed and works once', async () => {
      const link = await mailed();
      assert.equal(server.mails.at(-1)!.to, 'siti@example.id');
      assert.doesNotMatch(server.mails.at(-1)!.text, /KOTA-0001/);
      assert.match(await (await fetch(link)).text(), /name="again"/);
      assert.equal((await set(link, { pin: '135792', again: '135792' })).status, 200);
      assert.ok(await server.patrons.verifyPin(card, '135792'));
      assert.equal((await set(link, { pin: '864209', again: '864209' })).status, 400);
      assert.equal(await server.patrons.verifyPin(card, '864209'), undefined);
    });

    it('signs everybody out who knew the old one', async () => {
      await server.patrons.setPin(server.patron, pin);
      const site = await SiteClient.of(server);
      const tokens = await site.exchange(await site.signIn(new Browser()));
      await set(await mailed(), { pin, again: pin });
      assert.equal((await site.ask('/v1/me', tokens.access_token)).status, 401);
    });

    it('leaves the link good where the new one is too easy or mistyped', async () => {
      server.pass(3600);
      const link = await mailed();
      assert.match(await (await set(link, { pin: '123456', again: '123456' })).text(), /mudah ditebak/);
      assert.match(await (await set(link, { pin: '135792', again: '135793' })).text(), /tidak sama/);
      assert.equal((await set(link, { pin: '135792', again: '135792' })).status, 200);
    });

    it('is not set by a link of half an hour ago', async () => {
      server.pass(3600);
      const link = await mailed();
      server.pass(31 * 60);
      assert.equal((await set(link, { pin: '864209', again: '864209' })).status, 400);
    });

    it('tells nobody which cards there are', async () => {
      await addPatron(database.kysely, server.patrons, { card: 'KOTA-0003', name: 'Tanpa Surel' });
      const { length } = server.mails;
      const answers = await Promise.all(
        ['KOTA-0003', 'KOTA-9998'].map(async (number) => (await ask(number)).text()),
      );
      assert.equal(answers[0], answers[1]);
      assert.equal(server.mails.length, length);
    });

    it('cannot be asked for without end', async () => {
      const statuses = [];
      for (let i = 0; i < 4; i++) statuses.push((await ask('KOTA-9997')).status);
      assert.deepEqual(statuses, [200, 200, 200, 429]);
    });
  });

  describe(`a PIN that is reset at the desk (${engine})`, () => {
    const owner = suite();
    it('signs everybody out who knew the old one, and opens a card that was locked', async () => {
      const server = await identityServer(owner, await open(owner));
      const site = await SiteClient.of(server);
      const tokens = await site.exchange(await site.signIn(new Browser()));
      for (let time = 0; time < 4; time++)
        await server.services.signIns.signIn(card, '000000', { address: '192.0.2.1' });
      const fresh = '864209';
      await server.patrons.setPin(server.patron, fresh);
      assert.equal((await site.ask('/v1/me', tokens.access_token)).status, 401);
      assert.ok('patron' in (await server.services.signIns.signIn(card, fresh, { address: '192.0.2.1' })));
    });
  });

  describe(`the account page (${engine})`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    before(async () => {
      database = await open(owner);
      server = await identityServer(owner, database);
    });
    const signedIn = async () => {
      const browser = new Browser();
      await browser.send(`${server.issuer}/account/sign-in`, { card, pin });
      return browser;
    };
    const tokensOfSite = async () => {
      const site = await SiteClient.of(server);
      const tokens = await site.exchange(await site.signIn(new Browser()));
      return async () => (await site.ask('/v1/me', tokens.access_token)).status;
    };
    const at = (path: string) => `${server.issuer}/account${path}`;

    it('shows which sites may do what, and takes that back', async () => {
      const status = await tokensOfSite();
      const browser = await signedIn();
      assert.match(await (await browser.open(at(''))).text(), /Portal Kota[^]*memperpanjang pinjaman/);
      const after = await browser.send(at(`/sites/${server.site.id}/withdraw`), {});
      assert.match(await after.text(), /Belum ada situs/);
      assert.equal(await status(), 401);
      const site = await SiteClient.of(server);
      const again = await browser.visit(await site.authorizationUrl());
      const consent = await browser.send(again.at, { card, pin });
      assert.match(consent.at, /\/sign-in\//);
    });

    it('is open by a secret that the database does not hold', async () => {
      const browser = new Browser();
      const answer = await browser.open(at('/sign-in'), {
        method: 'POST',
        body: new URLSearchParams({ card, pin }),
        headers: { origin: server.url },
      });
      const [cookie = '', secret = ''] =
        /pustaka_account=([\w-]+)/.exec(answer.headers.getSetCookie().join()) ?? [];
      const opened = async () => (await fetch(at(''), { headers: { cookie } })).text();
      assert.match(await opened(), /Siti Aminah/);
      const kept = await database.kysely.selectFrom('oidc_state').selectAll().execute();
      assert.ok(secret.length > 20 && !JSON.stringify(kept).includes(secret));
      await browser.send(at('/sign-out'), {});
      assert.doesNotMatch(await opened(), /Siti Aminah/);
    });

    it('signs out everywhere', async () => {
      const status = await tokensOfSite();
      const browser = await signedIn();
      assert.match(
        await (await browser.send(at('/sign-out-everywhere'), {})).text(),
        /keluar dari semua situs/,
      );
      assert.equal(await status(), 401);
      assert.match(await (await browser.open(at(''))).text(), /type="password"/);
    });

    it('changes the PIN for who knows the present one', async () => {
      const browser = await signedIn();
      const wrong = await browser.send(at('/pin'), { old: '999999', pin: '135792', again: '135792' });
      assert.equal(wrong.status, 401);
      const right = await browser.send(at('/pin'), { old: pin, pin: '135792', again: '135792' });
      assert.match(await right.text(), /PIN baru tersimpan/);
      assert.ok(await server.patrons.verifyPin(card, '135792'));
      await server.patrons.setPin(server.patron, pin);
    });

    it('closes itself after a quarter of an hour', async () => {
      const browser = await signedIn();
      server.pass(16 * 60);
      assert.match(await (await browser.open(at(''))).text(), /type="password"/);
    });
  });
});
