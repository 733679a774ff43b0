import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { getMe } from '@pustaka/core/contract';
import type { AnswerOf } from '@pustaka/core/contract';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { route } from '../http/route.ts';
import { suite } from '../http/testing.ts';
import { Browser, identityServer, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const whoAmI = route(
  getMe,
  ({ caller }) => ({ id: caller.patron, name: [...caller.scopes].join(' ') }) as AnswerOf<typeof getMe>,
);

describe('signing in at a site', () => {
  const owner = suite();
  let server: IdentityTestServer;
  before(async () => {
    const database = await openFresh(embeddedPlace, owner);
    server = await identityServer(owner, database, { routes: [whoAmI] });
  });

  it('gives the site tokens with what the reader allowed', async () => {
    const site = await SiteClient.of(server);
    const tokens = await site.exchange(await site.signIn(new Browser()));
    assert.equal(tokens.token_type, 'dpop');
    assert.equal(tokens.expires_in, 600);
    assert.equal(tokens.scope, 'profile loans');
    assert.ok(tokens.refresh_token);
    const answer = await site.ask('/v1/me', tokens.access_token);
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { id: string }).id, server.patron);
  });
});
