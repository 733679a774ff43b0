import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { Browser, card, identityServer, pin, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

eachEngine((engine, open) => {
  describe(`the pages of sign-in (${engine})`, () => {
    const owner = suite();
    let server: IdentityTestServer;
    let site: SiteClient;
    before(async () => {
      server = await identityServer(owner, await open(owner));
      site = await SiteClient.of(server);
    });
    const asked = async () => {
      const browser = new Browser();
      return { browser, page: (await browser.visit(await site.authorizationUrl())).at };
    };

    for (const [who, headers] of [
      ['another site', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
      ['another site in an older browser', { origin: 'https://elsewhere.example', 'sec-fetch-site': '' }],
      ['a page that hides where it is', { origin: 'null' }],
      ['a neighbour of the same domain', { 'sec-fetch-site': 'same-site' }],
    ] as const) {
      it(`take no form from ${who}`, async () => {
        const { browser, page } = await asked();
        for (const address of [
          page,
          `${page}/cancel`,
          `${server.issuer}/forgot-pin`,
          `${server.issuer}/account/sign-in`,
        ]) {
          const answer = await browser.send(address, { card, pin }, headers);
          assert.equal(answer.status, 403, address);
          assert.deepEqual(answer.headers.getSetCookie(), []);
        }
      });
    }

    it('take no form in a sign-in that another browser began', async () => {
      const { page } = await asked();
      const answer = await new Browser().send(page, { card, pin });
      assert.equal(answer.status, 400);
      assert.match(await answer.text(), /habis/);
    });

    it('cannot be framed or kept, and run nothing', async () => {
      const { browser, page } = await asked();
      for (const address of [
        page,
        `${server.issuer}/forgot-pin`,
        `${server.issuer}/account`,
        `${server.issuer}/nothing`,
      ]) {
        const answer = await browser.open(address);
        const { headers } = answer;
        const policy = headers.get('content-security-policy')!;
        const [, style = ''] = /<style>([^]*)<\/style>/.exec(await answer.text())!;
        assert.ok(policy.includes(createHash('sha256').update(style).digest('base64')), address);
        assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; /, address);
        assert.match(policy, /frame-ancestors 'none'/);
        assert.equal(headers.get('cache-control'), 'no-store');
      }
    });

    it('set cookies that scripts cannot read and other sites do not send', async () => {
      const response = await fetch(await site.authorizationUrl(), { redirect: 'manual' });
      const cookies = response.headers.getSetCookie();
      assert.ok(cookies.length > 0);
      for (const cookie of cookies) assert.match(cookie, /; samesite=lax; httponly/i);
    });

    for (const [what, changes] of [
      ['a site that is not registered', { client_id: 'site_unknown' }],
      ['an address that is not registered', { redirect_uri: 'https://elsewhere.example/' }],
      [
        'an address that only begins as a registered one',
        { redirect_uri: 'https://portal.kota.go.id.elsewhere.example/' },
      ],
      ['no address', { redirect_uri: '' }],
    ] as const) {
      it(`send nobody on to ${what}`, async () => {
        const answer = await new Browser().visit(await site.authorizationUrl(changes));
        assert.equal(answer.status, 400);
        assert.equal(answer.headers.get('location'), null);
        assert.match(await answer.text(), /Beri tahu pengelola situs/);
      });
    }

    for (const [what, changes] of [
      ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
      ['with plain PKCE', { code_challenge_method: 'plain' }],
      ['for an implicit token', { response_type: 'token' }],
    ] as const) {
      it(`are not shown for a request ${what}`, async () => {
        const answer = await new Browser().visit(await site.authorizationUrl(changes));
        assert.doesNotMatch(answer.at, /sign-in/);
        assert.doesNotMatch(await answer.text(), /&#34;code&#34;/);
      });
    }

    it('say the same, whether there is such a card or not, and at some point listen no more', async () => {
      const { browser, page } = await asked();
      const tries = async (number: string) => {
        const found = [];
        for (let i = 0; i < 4; i++) {
          const answer = await browser.send(page, { card: number, pin: '000000' });
          found.push([
            answer.status,
            answer.headers.get('retry-after'),
            (await answer.text()).replaceAll(number, ''),
          ]);
        }
        return found;
      };
      const [known, unknown] = [await tries(card), await tries('KOTA-9999')];
      assert.deepEqual(
        known.map(([status]) => status),
        [401, 401, 401, 429],
      );
      assert.deepEqual(unknown, known);
      assert.equal((await browser.send(page, { card, pin })).status, 429);
      server.pass(6);
      assert.notEqual((await browser.send(page, { card, pin })).at, page);
    });

    it('of the account say when the next attempt will be heard', async () => {
      server.pass(3600);
      const browser = new Browser();
      const account = `${server.issuer}/account`;
      await browser.send(`${account}/sign-in`, { card, pin });
      const attempts = {
        'sign-in': { card, pin: '000000' },
        pin: { old: '000000', pin: '975310', again: '975310' },
      };
      for (const [form, fields] of Object.entries(attempts)) {
        let answer = await browser.send(`${account}/${form}`, fields);
        while (answer.status === 401) answer = await browser.send(`${account}/${form}`, fields);
        assert.equal(answer.status, 429);
        assert.equal(answer.headers.get('retry-after'), '5', form);
        assert.match(await answer.text(), /5 detik/);
        server.pass(3600);
        assert.equal((await browser.send(`${account}/sign-in`, { card, pin })).status, 200);
      }
    });

    it('show what was typed as text', async () => {
      const { browser, page } = await asked();
      const answer = await browser.send(page, { card: '"><script>', pin: '000000' });
      assert.ok(!(await answer.text()).includes('<script>'));
    });

    it('are not there where the server has not been told its address', async () => {
      const { hostname, port } = new URL(server.url);
      const answer = await server.send(
        `GET /oidc/forgot-pin HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n`,
      );
      assert.match(answer, /^HTTP\/1\.1 503 /, `${hostname}:${port}`);
    });
  });
});
