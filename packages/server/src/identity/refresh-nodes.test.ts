import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as oauth from 'oauth4webapi';
import { pino } from 'pino';
import { openDatabase } from '../database/index.ts';
import { postgresPlace } from '../database/testing.ts';
import { listening, suite } from '../http/testing.ts';
import { createLibraryServer } from '../index.ts';
import { identityServer, Browser, SiteClient } from './testing.ts';
import type { LibraryOfSite } from './testing.ts';

const gone = (error: unknown) => error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant';

describe('a refresh token at two servers of one library', () => {
  const owner = suite();
  let nodes: readonly [LibraryOfSite, LibraryOfSite];

  before(async () => {
    const place = await postgresPlace({ after: (work) => owner.after(work) });
    assert.ok('url' in place);
    const database = await openDatabase(place);
    const { site } = await identityServer(owner, database);
    const node = async () => {
      const log = pino({ level: 'silent' });
      const library = await createLibraryServer({ databaseUrl: place.url, log });
      owner.after(() => library.close());
      return { ...(await listening(owner, library)), site };
    };
    nodes = [await node(), await node()];
    owner.after(() => database.close());
  });

  /** A reader who signed in at the first, as the site sees them at either. */
  const signedIn = async () => {
    const [here, there] = await Promise.all(nodes.map((node) => SiteClient.of(node)));
    const first = await here!.exchange(await here!.signIn(new Browser()));
    there!.keys = here!.keys;
    const refresh = (site: SiteClient, { refresh_token: token }: oauth.TokenEndpointResponse) =>
      site.refresh(token!);
    /** What each of the two answers a request with an access token. */
    const statuses = async ({ access_token: token }: oauth.TokenEndpointResponse) => [
      (await here!.ask('/v1/me', token)).status,
      (await there!.ask('/v1/me', token)).status,
    ];
    return { here: here!, there: there!, first, refresh, statuses };
  };

  it('may come to the other where the answer of the one was lost', async () => {
    const { here, there, first, refresh, statuses } = await signedIn();
    await refresh(here, first);
    const second = await refresh(there, first);
    assert.deepEqual(await statuses(second), [200, 200]);
    assert.deepEqual(await statuses(await refresh(here, second)), [200, 200]);
  });

  it('is answered by both where it comes to both at once, and one successor is alive', async () => {
    const { here, there, first, refresh } = await signedIn();
    const both = await Promise.all([refresh(here, first), refresh(there, first)]);
    const outcomes = await Promise.allSettled(both.map((tokens) => refresh(here, tokens)));
    assert.ok(outcomes.some(({ status }) => status === 'rejected'));
  });

  it('ends the whole sign-in at both when it comes to the other after its successor was used', async () => {
    const { here, there, first, refresh, statuses } = await signedIn();
    const last = await refresh(here, await refresh(here, first));
    assert.deepEqual(await statuses(last), [200, 200]);
    await assert.rejects(refresh(there, first), gone);
    assert.deepEqual(await statuses(last), [401, 401]);
    await assert.rejects(refresh(here, last), gone);
  });

  it('ends the whole sign-in at both when it comes to the other with another key', async () => {
    const { here, there, first, refresh, statuses } = await signedIn();
    const last = await refresh(here, first);
    there.keys = await oauth.generateKeyPair('ES256');
    await assert.rejects(refresh(there, first), gone);
    there.keys = here.keys;
    assert.deepEqual(await statuses(last), [401, 401]);
    await assert.rejects(refresh(there, last), gone);
  });
});
