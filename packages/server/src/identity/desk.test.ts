import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Problem } from '@pustaka/core/contract';
import { eachEngine } from '../database/testing.ts';
import { suite } from '../http/testing.ts';
import { addPatron, Browser, card, handedOver, identityServer, pin, SiteClient } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const rina = { card: 'STAF-1', pin };
const wanted = { scope: 'profile desk' };

eachEngine((engine, open) => {
  describe(`the desk on ${engine}`, () => {
    const owner = suite();
    let server: IdentityTestServer;
    let site: SiteClient;
    let setStaff: (staff: boolean) => Promise<unknown>;
    before(async () => {
      const database = await open(owner);
      const { kysely } = database;
      server = await identityServer(owner, database);
      site = await SiteClient.of(server);
      const id = await addPatron(kysely, server.patrons, { card: rina.card, name: 'Rina', staff: true });
      setStaff = (staff) =>
        kysely.updateTable('patron').set({ is_staff: staff }).where('id', '=', id).execute();
    });
    const allow = (desk: boolean) => server.sites.change(server.site.id, { desk });

    const findPatron = async (token: string) => {
      const answer = await site.ask(`/v1/desk/patrons/${card}`, token);
      return answer.ok ? 'found' : ((await answer.json()) as Problem).code;
    };

    it('is nothing that a site may ask for by itself', async () => {
      const asked = await new Browser().visit(await site.authorizationUrl(wanted));
      assert.equal(handedOver(await asked.text()).get('error'), 'invalid_scope');
    });

    it('is open to staff at a site that has it, for as long as it has', async () => {
      assert.equal((await allow(true))?.desk, true);
      const tokens = await site.exchange(await site.signIn(new Browser(), wanted, rina));
      assert.equal(tokens.scope, 'profile desk');
      assert.equal(await findPatron(tokens.access_token), 'found');
      await allow(false);
      assert.equal(await findPatron(tokens.access_token), 'scope-missing');
      assert.equal((await site.ask('/v1/me', tokens.access_token)).status, 200);
    });

    it('is open to staff for as long as they are staff', async () => {
      await allow(true);
      const { access_token } = await site.exchange(await site.signIn(new Browser(), wanted, rina));
      await setStaff(false);
      assert.equal(await findPatron(access_token), 'scope-missing');
    });

    it('is never open to a reader', async () => {
      await allow(true);
      const tokens = await site.exchange(await site.signIn(new Browser(), wanted));
      assert.equal(tokens.scope, 'profile');
      assert.equal(await findPatron(tokens.access_token), 'scope-missing');
    });
  });
});
