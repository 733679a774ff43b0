import assert from 'node:assert/strict';
import { before, describe, it, type TestContext } from 'node:test';
import * as oauth from 'oauth4webapi';
import type { Database } from '../database/index.ts';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { Browser, identityServer, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const gone = (error: unknown) => error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';

eachEngine((engine, open) => {
  describe(`a refresh token on ${engine}`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    before(async () => {
      database = await open(owner);
      server = await identityServer(owner, database);
    });
    const signedIn = async () => {
      const site = await SiteClient.of(server);
      const first = await site.exchange(await site.signIn(new Browser()));
      const refresh = async ({ refresh_token: token }: oauth.TokenEndpointResponse) => site.refresh(token!);
      const status = async ({ access_token: token }: oauth.TokenEndpointResponse) =>
        (await site.ask('/v1/me', token)).status;
      return { site, first, refresh, status };
    };
    /** How many refresh tokens are alive, of all readers. */
    const alive = async () =>
      (
        await database.kysely
          .selectFrom('oidc_state')
          .select('id')
          .where('model', '=', 'RefreshToken')
          .where('consumed_at', 'is', null)
          .execute()
      ).length;
    const later = (t: TestContext, seconds: number) => {
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
      t.mock.timers.tick(seconds * 1000);
    };

    it('gives way to the next, with the key', async () => {
      const { first, refresh, status } = await signedIn();
      const second = await refresh(first);
      assert.notEqual(second.refresh_token, first.refresh_token);
      assert.equal(await status(second), 200);
      assert.equal(await status(await refresh(second)), 200);
    });

    it('may come again within a minute where its answer was lost, and more than once', async () => {
      const { first, refresh, status } = await signedIn();
      const before = await alive();
      await refresh(first);
      await refresh(first);
      const second = await refresh(first);
      assert.equal(await alive(), before, 'one is alive for each sign-in');
      assert.equal(await status(second), 200);
      assert.equal(await status(await refresh(second)), 200);
    });

    it('leaves one alive where it comes several times at once', async () => {
      const { first, refresh } = await signedIn();
      const before = await alive();
      const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => refresh(first)));
      assert.deepEqual([...new Set(outcomes.map(({ status }) => status))], ['fulfilled']);
      assert.equal(await alive(), before);
    });

    for (const [when, bring] of [
      [
        'its successor was used',
        async ({ first, refresh }: Awaited<ReturnType<typeof signedIn>>) => {
          const last = await refresh(await refresh(first));
          return { stolen: first, last };
        },
      ],
      [
        'a minute has gone by',
        async ({ first, refresh }: Awaited<ReturnType<typeof signedIn>>, t: TestContext) => {
          const last = await refresh(first);
          later(t, 61);
          return { stolen: first, last };
        },
      ],
      [
        'the one before came again, and it gave way to another',
        async ({ first, refresh }: Awaited<ReturnType<typeof signedIn>>) => {
          const stolen = await refresh(first);
          return { stolen, last: await refresh(first) };
        },
      ],
    ] as const) {
      it(`ends the whole sign-in when it comes after ${when}`, async (t) => {
        const reader = await signedIn();
        const { stolen, last } = await bring(reader, t);
        assert.equal(await reader.status(last), 200);
        await assert.rejects(reader.refresh(stolen), gone);
        assert.equal(await reader.status(last), 401);
        await assert.rejects(reader.refresh(last), gone);
      });
    }

    it('ends the whole sign-in when it was used, and comes with another key at whatever time', async () => {
      const { site, first, refresh, status } = await signedIn();
      const { keys } = site;
      const second = await refresh(first);
      site.keys = await oauth.generateKeyPair('ES256');
      await assert.rejects(refresh(first), gone);
      site.keys = keys;
      assert.equal(await status(second), 401);
      await assert.rejects(refresh(second), gone);
    });

    it('is of no use with another key, and no harm', async () => {
      const { site, first, refresh } = await signedIn();
      const { keys } = site;
      site.keys = await oauth.generateKeyPair('ES256');
      await assert.rejects(refresh(first), gone);
      site.keys = keys;
      await refresh(first);
    });
  });
});
