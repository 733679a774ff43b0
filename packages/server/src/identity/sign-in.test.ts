import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Me } from '@pustaka/core/contract';
import { eachEngine } from '../database/testing.ts';
import type { Database } from '../database/index.ts';
import { suite } from '../http/testing.ts';
import {
  addPatron,
  Browser,
  card,
  handedOver,
  identityServer,
  pin,
  SiteClient,
  siteOrigin,
} from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const appAddress = 'id.go.kota.app:/signed-in';

eachEngine((engine, open) => {
  describe(`signing in at a site (${engine})`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    before(async () => {
      database = await open(owner);
      server = await identityServer(owner, database, { redirectUris: ['https://portal.kota.go.id/masuk'] });
    });

    it('asks for card and PIN, then for consent, and gives tokens with what was allowed', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      const asked = await browser.visit(await site.authorizationUrl());
      assert.match(await asked.text(), /Portal Kota/);
      const consent = await browser.send(asked.at, { card: ' kota-0001 ', pin });
      const page = await consent.text();
      assert.match(page, /portal\.kota\.go\.id/);
      assert.match(page, /Siti Aminah/);
      assert.doesNotMatch(page, /KOTA-0001/);
      const done = await browser.send(`${consent.at}/consent`, {});
      const tokens = await site.exchange(handedOver(await done.text()));
      assert.equal(tokens.token_type, 'dpop');
      assert.equal(tokens.expires_in, 600);
      assert.equal(tokens.scope, 'profile loans');
      const answer = await site.ask('/v1/me', tokens.access_token);
      assert.equal(((await answer.json()) as Me).id, server.patron);
    });

    it('hands over to the exact origins of the site, with the code in no address', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      const consent = await browser.send((await browser.visit(await site.authorizationUrl())).at, {
        card,
        pin,
      });
      const page = await consent.text();
      assert.match(page, new RegExp(`data-origins="\\[&#34;${siteOrigin}&#34;\\]"`));
      assert.ok(!consent.at.includes(handedOver(page).get('code')!));
      assert.match(
        consent.headers.get('content-security-policy')!,
        /script-src 'self';.*frame-ancestors 'none'/,
      );
    });

    it('is never parted from the page that opened it', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      const begun = await browser.open(await site.authorizationUrl({ prompt: 'login' }));
      const page = begun.headers.get('location')!;
      const sent = {
        method: 'POST',
        body: new URLSearchParams({ card, pin }),
        headers: { origin: server.url },
      };
      const steps = [begun, await browser.open(page), await browser.open(page, sent)];
      steps.push(await browser.open(steps.at(-1)!.headers.get('location')!));
      assert.ok(handedOver(await steps.at(-1)!.text()).has('code'));
      for (const { headers } of steps) assert.equal(headers.get('cross-origin-opener-policy'), 'unsafe-none');
    });

    it('asks for consent once, and again where a site wants more', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      await site.signIn(browser);
      const again = await browser.visit(await site.authorizationUrl());
      assert.ok(handedOver(await again.text()).has('code'));
      const more = await browser.visit(await site.authorizationUrl({ scope: 'profile holds' }));
      assert.match(more.at, /\/sign-in\//);
    });

    it('asks for the PIN again where the site wants that, for computers that are shared', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      await site.signIn(browser);
      const again = await browser.visit(await site.authorizationUrl({ prompt: 'login' }));
      assert.match(await again.text(), /type="password"/);
    });

    it('lets another reader of the same browser take over', async () => {
      await addPatron(database.kysely, server.patrons, { card: 'KOTA-0002', name: 'Budi' });
      const site = await SiteClient.of(server);
      const browser = new Browser();
      await site.signIn(browser);
      const other = await browser.visit(await site.authorizationUrl({ prompt: 'login' }));
      const consent = await browser.send(other.at, { card: 'KOTA-0002', pin });
      assert.match(await consent.text(), /Budi/);
      const done = await browser.send(`${consent.at}/consent`, {});
      const tokens = await site.exchange(handedOver(await done.text()));
      assert.equal(((await (await site.ask('/v1/me', tokens.access_token)).json()) as Me).name, 'Budi');
    });

    it('tells the site where a reader does not go on', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      const asked = await browser.visit(await site.authorizationUrl());
      const done = await browser.send(`${asked.at}/cancel`, {});
      const handed = handedOver(await done.text());
      assert.equal(handed.get('error'), 'access_denied');
      assert.equal(handed.get('state'), site.state);
    });

    it('sends readers back to a registered address of the site where there is no window', async () => {
      const site = await SiteClient.of(server, 'https://portal.kota.go.id/masuk');
      const browser = new Browser();
      const asked = await browser.visit(await site.authorizationUrl());
      assert.match(
        asked.headers.get('content-security-policy')!,
        /form-action 'self' https:\/\/portal\.kota\.go\.id;/,
      );
      const back = await browser.send(asked.at, { card, pin });
      const target = new URL(back.headers.get('location')!);
      assert.equal(target.origin + target.pathname, 'https://portal.kota.go.id/masuk');
      await site.exchange(target.searchParams);
    });

    it('gives nothing for a scope that the library does not have', async () => {
      const site = await SiteClient.of(server);
      const handed = await site.signIn(new Browser(), { scope: 'openid profile books' });
      assert.ok(handed.has('code'));
      const denied = await new Browser().visit(await site.authorizationUrl({ scope: 'books' }));
      assert.doesNotMatch(await denied.text(), /&#34;code&#34;/);
    });

    it('speaks the language of the browser, or the one that the site asks for', async () => {
      const headers = { 'accept-language': 'en' };
      const english = await fetch(`${server.issuer}/forgot-pin`, { headers });
      assert.match(await english.text(), /<html lang="en">[^]*Send the link/);
      const site = await SiteClient.of(server);
      const asked = await new Browser().visit(await site.authorizationUrl({ ui_locales: 'en-GB' }));
      assert.match(await asked.text(), /<html lang="en">[^]*Card number/);
    });
  });

  describe(`a site of many addresses (${engine})`, () => {
    const owner = suite();
    it('is asked for with the one that gets the outcome, before card and PIN and before consent', async () => {
      const addresses = [
        ['https://masuk.kota.go.id/kembali', '(masuk.kota.go.id)'],
        [appAddress, '(id.go.kota.app)'],
        ['http://127.0.0.1/', '(aplikasi di perangkat ini)'],
      ] as const;
      const server = await identityServer(owner, await open(owner), {
        redirectUris: addresses.map(([address]) => address),
      });
      const relay = `${server.issuer}/relay`;
      for (const [address, shown] of [...addresses, [relay, `(${new URL(siteOrigin).host})`] as const]) {
        const site = await SiteClient.of(server, address);
        const browser = new Browser();
        const asked = await browser.visit(await site.authorizationUrl());
        const consent = await browser.send(asked.at, { card, pin });
        for (const page of [asked, consent]) assert.ok((await page.text()).includes(shown), shown);
      }
    });
  });

  describe(`an app (${engine})`, () => {
    const owner = suite();
    it('gets its readers back at its own scheme, and asks every time', async () => {
      const server = await identityServer(owner, await open(owner), {
        redirectUris: [appAddress],
      });
      const site = await SiteClient.of(server, appAddress);
      for (let round = 0; round < 2; round++) {
        const browser = new Browser();
        const consent = await browser.send((await browser.visit(await site.authorizationUrl())).at, {
          card,
          pin,
        });
        assert.match(
          consent.headers.get('content-security-policy')!,
          /form-action 'self' id\.go\.kota\.app:;/,
        );
        const back = await browser.open(`${consent.at}/consent`, {
          method: 'POST',
          headers: { origin: server.url, 'sec-fetch-site': 'same-origin' },
        });
        const last = await browser.open(back.headers.get('location')!);
        const location = last.headers.get('location')!;
        assert.ok(location.startsWith(`${appAddress}?`));
        await site.exchange(new URL(location).searchParams);
      }
    });
  });
});
