import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as oauth from 'oauth4webapi';
import { eachEngine } from '../database/testing.ts';
import { dpopAlgorithms } from '../http/caller.ts';
import { suite } from '../http/testing.ts';
import { Browser, identityServer, insecure, SiteClient, siteOrigin } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof oauth.ResponseBodyError && error.error === code;

eachEngine((engine, open) => {
  describe(`tokens on ${engine}`, () => {
    const owner = suite();
    let server: IdentityTestServer;
    before(async () => {
      server = await identityServer(owner, await open(owner));
    });
    const signedIn = async () => {
      const site = await SiteClient.of(server);
      return { site, tokens: await site.exchange(await site.signIn(new Browser())) };
    };
    const statusOf = async (site: SiteClient, token: string) => (await site.ask('/v1/me', token)).status;

    it('end when their code comes a second time', async () => {
      const site = await SiteClient.of(server);
      const handed = await site.signIn(new Browser());
      const tokens = await site.exchange(handed);
      await assert.rejects(site.exchange(handed), refusedAs('invalid_grant'));
      assert.equal(await statusOf(site, tokens.access_token), 401);
      await assert.rejects(site.refresh(tokens.refresh_token!), refusedAs('invalid_grant'));
    });

    it('are given once for a code that comes twice at the same time', async () => {
      const site = await SiteClient.of(server);
      const handed = await site.signIn(new Browser());
      const outcomes = await Promise.allSettled([site.exchange(handed), site.exchange(handed)]);
      assert.ok(outcomes.filter(({ status }) => status === 'fulfilled').length <= 1);
    });

    it('are not given to who does not know the verifier', async () => {
      const site = await SiteClient.of(server);
      const handed = await site.signIn(new Browser());
      await assert.rejects(
        site.exchange(handed, oauth.generateRandomCodeVerifier()),
        refusedAs('invalid_grant'),
      );
    });

    it('are not given without a proof of possession', async () => {
      const site = await SiteClient.of(server);
      const params = oauth.validateAuthResponse(
        site.as,
        site.client,
        await site.signIn(new Browser()),
        site.state,
      );
      const response = await oauth.authorizationCodeGrantRequest(
        site.as,
        site.client,
        oauth.None(),
        params,
        site.redirectUri,
        site.verifier,
        insecure,
      );
      assert.equal(response.status, 400);
    });

    it('are of no use without the key that they are bound to', async () => {
      const { site, tokens } = await signedIn();
      const thief = await oauth.generateKeyPair('ES256');
      assert.equal((await site.ask('/v1/me', tokens.access_token, { keys: thief })).status, 401);
      const bearer = await server.get('/v1/me', {
        headers: { authorization: `Bearer ${tokens.access_token}` },
      });
      assert.equal(bearer.status, 401);
      const noProof = await server.get('/v1/me', {
        headers: { authorization: `DPoP ${tokens.access_token}` },
      });
      assert.equal(noProof.status, 401);
      assert.equal(await statusOf(site, tokens.access_token), 200);
    });

    it('are of no use with a proof that was used before, on any node', async () => {
      const { site, tokens } = await signedIn();
      const url = new URL(`${server.url}/v1/me`);
      const headers: Record<string, string>[] = [];
      const record = (_url: string, init: { headers: Record<string, string> }) => {
        headers.push(init.headers);
        return Promise.resolve(new Response());
      };
      await oauth.protectedResourceRequest(tokens.access_token, 'GET', url, undefined, null, {
        ...insecure,
        DPoP: site.dpop,
        [oauth.customFetch]: record,
      });
      const statuses = [];
      for (let i = 0; i < 2; i++) statuses.push((await fetch(url, { headers: headers[0]! })).status);
      assert.deepEqual(statuses, [200, 401]);
    });

    it('end after ten minutes', async (t) => {
      const { site, tokens } = await signedIn();
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
      // The clock of the device, too, which dates the proofs.
      const pass = (minutes: number) => {
        t.mock.timers.setTime(Date.now() + minutes * 60_000);
        server.pass(minutes * 60);
      };
      pass(9);
      assert.equal(await statusOf(site, tokens.access_token), 200);
      pass(4);
      assert.equal(await statusOf(site, tokens.access_token), 401);
      server.pass(-13 * 60);
    });

    it('of one browser end with its sign-out, those of another go on', async () => {
      const [here, there] = [await signedIn(), await signedIn()];
      await here.site.revoke(here.tokens.refresh_token!);
      assert.equal(await statusOf(here.site, here.tokens.access_token), 401);
      assert.equal(await statusOf(there.site, there.tokens.access_token), 200);
    });

    it('leave no session behind in the browser when they are signed out', async () => {
      const site = await SiteClient.of(server);
      const browser = new Browser();
      const tokens = await site.exchange(await site.signIn(browser));
      await site.revoke(tokens.refresh_token!);
      const again = await browser.visit(await site.authorizationUrl());
      assert.match(await again.text(), /type="password"/);
    });

    it('all end when the patron signs out everywhere', async () => {
      const [here, there] = [await signedIn(), await signedIn()];
      const answer = await here.site.ask('/v1/me/sign-outs', here.tokens.access_token, { method: 'POST' });
      assert.deepEqual(await answer.json(), { signedOut: true });
      for (const { site, tokens } of [here, there]) {
        assert.equal(await statusOf(site, tokens.access_token), 401);
        await assert.rejects(site.refresh(tokens.refresh_token!), refusedAs('invalid_grant'));
      }
    });

    it('are given to pages of the site’s own origins only', async () => {
      for (const [origin, allowed] of [
        [siteOrigin, true],
        ['https://elsewhere.example', false],
      ] as const) {
        const response = await fetch(`${server.issuer}/token`, {
          method: 'POST',
          headers: { origin },
          body: new URLSearchParams({
            grant_type: 'refresh_token',
            client_id: server.site.key,
            refresh_token: 'x',
          }),
        });
        assert.equal(response.headers.get('access-control-allow-origin'), allowed ? origin : null);
      }
      const discovery = await fetch(`${server.issuer}/.well-known/openid-configuration`, {
        headers: { origin: siteOrigin },
      });
      assert.equal(discovery.headers.get('access-control-allow-origin'), siteOrigin);
      const { dpop_signing_alg_values_supported: algorithms } =
        (await discovery.json()) as oauth.AuthorizationServer;
      assert.deepEqual(algorithms, dpopAlgorithms);
    });
  });
});
