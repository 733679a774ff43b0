import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { Browser, card, identityServer, pin, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const registered = 'https://portal.kota.go.id/masuk';

eachEngine((engine, open) => {
  describe(`an attacker on ${engine}`, () => {
    const owner = suite();
    let server: IdentityTestServer;
    let site: SiteClient;
    before(async () => {
      server = await identityServer(owner, await open(owner), { redirectUris: [registered] });
      site = await SiteClient.of(server);
    });
    const asked = async (changes: Readonly<Record<string, string>> = {}) => {
      const browser = new Browser();
      const { at } = await browser.visit(await site.authorizationUrl(changes));
      return { browser, page: at };
    };

    for (const [what, redirectUri] of [
      ['a path beside it', `${registered}/../lain`],
      ['a path below it', `${registered}/lain`],
      ['a slash more', `${registered}/`],
      ['a query', `${registered}?next=https://elsewhere.example`],
      ['a user name', 'https://portal.kota.go.id@elsewhere.example/masuk'],
      ['a backslash', 'https://portal.kota.go.id\\@elsewhere.example/masuk'],
      ['another port', 'https://portal.kota.go.id:8443/masuk'],
      ['plain http', 'http://portal.kota.go.id/masuk'],
      ['a script', 'javascript:alert(1)//portal.kota.go.id/masuk'],
    ] as const) {
      it(`sends nobody to the registered address with ${what}`, async () => {
        const answer = await new Browser().visit(await site.authorizationUrl({ redirect_uri: redirectUri }));
        assert.equal(answer.status, 400);
        assert.equal(answer.headers.get('location'), null);
      });
    }

    it('gets no code in another way than a site has registered', async () => {
      for (const mode of ['fragment', 'form_post', 'web_message']) {
        const answer = await new Browser().visit(await site.authorizationUrl({ response_mode: mode }));
        assert.doesNotMatch(answer.at, /sign-in/, mode);
        assert.doesNotMatch(await answer.text(), /&#34;code&#34;/);
      }
    });

    it('finds no endpoint that nobody needs', async () => {
      for (const path of [
        '/reg',
        '/token/introspection',
        '/device',
        '/session/end',
        '/me',
        '/request',
        '/backchannel',
      ])
        assert.equal((await fetch(server.issuer + path, { method: 'POST' })).status, 404, path);
    });

    it('makes no server fetch what it names', async () => {
      const answer = await new Browser().visit(
        await site.authorizationUrl({ request_uri: 'http://127.0.0.1:9/request' }),
      );
      assert.doesNotMatch(answer.at, /sign-in/);
    });

    it('breaks nothing with characters that no text holds', async () => {
      const { browser, page } = await asked();
      assert.equal((await browser.send(page, { card: 'A\0B', pin: '1\0' })).status, 401);
      assert.equal((await browser.send(`${server.issuer}/account/sign-in`, { card: '\0', pin })).status, 401);
      assert.equal((await browser.send(`${server.issuer}/forgot-pin`, { card: 'A\0B' })).status, 200);
      assert.equal(
        (await browser.send(`${server.issuer}/reset-pin`, { token: '\0', pin: '135792', again: '135792' }))
          .status,
        400,
      );
      for (const field of ['code', 'refresh_token', 'client_id', 'redirect_uri', 'code_verifier']) {
        for (const grant_type of ['authorization_code', 'refresh_token']) {
          const body = new URLSearchParams({
            grant_type,
            client_id: server.site.key,
            code: 'x',
            refresh_token: 'x',
            redirect_uri: site.redirectUri,
            code_verifier: site.verifier,
            [field]: 'a\0b',
          });
          const answer = await fetch(`${server.issuer}/token`, { method: 'POST', body });
          assert.ok(answer.status < 500, `${grant_type} ${field}: ${await answer.text()}`);
        }
      }
      const revoked = await fetch(`${server.issuer}/token/revocation`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: server.site.key, token: 'a\0b' }),
      });
      assert.ok(revoked.status < 500);
      const begun = await fetch(`${server.issuer}/auth`, {
        method: 'POST',
        body: new URLSearchParams({
          ...Object.fromEntries(new URL(await site.authorizationUrl()).searchParams),
          state: '\0',
        }),
        redirect: 'manual',
      });
      assert.ok(begun.status < 500);
      const cookie = `pustaka_account=%00; pustaka_session=%00; pustaka_session.sig=%00`;
      assert.equal((await fetch(`${server.issuer}/account`, { headers: { cookie } })).status, 200);
    });

    it('slips nothing into a header by the language that is asked for', async () => {
      for (const ui_locales of ['id\r\nx-evil:1', '\0', 'x'.repeat(5000), '__proto__']) {
        const url = await site.authorizationUrl({ ui_locales });
        const answer = await new Browser().visit(url);
        assert.ok(answer.status < 500, ui_locales.slice(0, 20));
        assert.equal(answer.headers.get('x-evil'), null);
      }
    });

    it('gets nowhere with inputs that have no end', async () => {
      const { browser, page } = await asked();
      const answer = await browser.send(page, { card: 'A'.repeat(20_000), pin });
      assert.equal(answer.status, 400);
      const long = await browser.send(page, { card: 'A'.repeat(4000), pin: '1'.repeat(3000) });
      assert.equal(long.status, 401);
    });

    it('is seen through a forged way of forwarding', async () => {
      const tries = [];
      for (let i = 0; i < 31; i++) {
        const answer = await new Browser().send(
          `${server.issuer}/account/sign-in`,
          { card: `XFF-${i}`, pin: '000000' },
          { 'x-forwarded-for': `198.51.100.${i}` },
        );
        tries.push(answer.status);
      }
      assert.equal(tries.at(-1), 429);
      server.pass(3600);
      const page = await fetch(`${server.issuer}/forgot-pin`, {
        headers: { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' },
      });
      assert.doesNotMatch(await page.text(), /elsewhere/);
    });

    it('who locks a card does not lock its holder out of a browser that they have signed in with', async () => {
      const reader = new Browser();
      const signIn = async (browser: Browser, secret: string, number = card) =>
        (await browser.send(`${server.issuer}/account/sign-in`, { card: number, pin: secret })).status;
      assert.equal(await signIn(reader, pin), 200);
      for (let i = 0; i < 8; i++) {
        await signIn(new Browser(), '000000');
        server.pass(i < 7 ? 901 : 0);
      }
      assert.equal(await signIn(new Browser(), pin), 429);
      assert.equal(await signIn(reader, pin), 200);

      // Nor does it help to have such a browser: it is slowed down by itself, and known for its own card only.
      const known = [];
      for (let i = 0; i < 4; i++) known.push(await signIn(reader, '000000'));
      assert.deepEqual(known, [401, 401, 401, 429]);
      const others = [];
      for (let i = 0; i < 4; i++) others.push(await signIn(reader, '000000', 'KOTA-7777'));
      assert.deepEqual(others, [401, 401, 401, 429]);
      server.pass(3600);
    });

    it('has not the session of who signs in after them in the same browser', async () => {
      const { browser, page } = await asked();
      const before = new Browser(browser);
      await browser.send(page, { card, pin });
      const own = await before.visit(await site.authorizationUrl());
      assert.match(await own.text(), /type="password"/);
    });

    it('cannot go on with a consent when the reader has signed out everywhere', async () => {
      const browser = new Browser();
      const start = await browser.visit(await site.authorizationUrl({ scope: 'profile account' }));
      const consent = await browser.send(start.at, { card, pin });
      assert.match(consent.at, /\/sign-in\//);
      await server.services.signIns.signOutEverywhere(server.patron);
      const done = await browser.send(`${consent.at}/consent`, {});
      assert.doesNotMatch(await done.text(), /&#34;code&#34;/);
    });

    it('frames no page, whatever it is', async () => {
      for (const path of [
        '/relay',
        '/auth',
        '/auth/x',
        '/sign-in/x',
        '/reset-pin?token=x',
        '/nothing',
        '/token',
      ]) {
        const { headers } = await fetch(server.issuer + path);
        assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path);
      }
    });
  });
});
