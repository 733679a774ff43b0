import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { eachEngine } from '../database/testing.ts';
import type { Database } from '../database/index.ts';
import { suite } from '../http/testing.ts';
import { addPatron, Browser, identityServer, pin } from './testing.ts';
import type { IdentityTestServer } from './testing.ts';

const wrong = '000000';
const newPin = '975310';
const day = 86_400;

eachEngine((engine, open) => {
  describe(`a browser that a reader has signed in with (${engine})`, () => {
    const owner = suite();
    let database: Database;
    let server: IdentityTestServer;
    let cards = 0;
    let card: string;
    let patron: string;
    let browser: Browser;
    before(async () => {
      database = await open(owner);
      server = await identityServer(owner, database);
    });
    beforeEach(async () => {
      // What went before in these tests no longer slows anybody down.
      server.pass(day);
      card = `KOTA-1${cards++}`;
      patron = await addPatron(database.kysely, server.patrons, { card, name: 'Budi' });
      browser = new Browser();
      assert.equal(await signIn(browser, pin), 200);
    });

    const signIn = async (from: Browser, secret: string) =>
      (await from.send(`${server.issuer}/account/sign-in`, { card, pin: secret })).status;
    const lockFromElsewhere = async () => {
      for (const wait of [0, 0, 5, 15, 60, 0]) {
        assert.equal(await signIn(new Browser(), wrong), 401);
        server.pass(wait);
      }
      assert.equal(await signIn(new Browser(), wrong), 429);
    };

    it('is counted apart for almost half a year, and not for longer', async () => {
      server.pass(179 * day);
      await lockFromElsewhere();
      assert.equal(await signIn(browser, wrong), 401);
      server.pass(2 * day);
      await lockFromElsewhere();
      assert.equal(await signIn(browser, wrong), 429);
    });

    it('is known for half a year from the last time on', async () => {
      server.pass(179 * day);
      assert.equal(await signIn(browser, pin), 200);
      server.pass(2 * day);
      await lockFromElsewhere();
      assert.equal(await signIn(browser, wrong), 401);
    });

    it('is a stranger’s once the PIN is another one: who knew the old one may not guess the new one from there', async () => {
      server.pass(1);
      await server.patrons.setPin(patron, newPin);
      await lockFromElsewhere();
      assert.equal(await signIn(browser, newPin), 429);
    });

    it('stays known where the PIN is changed with it', async () => {
      server.pass(1);
      const fields = { old: pin, pin: newPin, again: newPin };
      assert.equal((await browser.send(`${server.issuer}/account/pin`, fields)).status, 200);
      await lockFromElsewhere();
      assert.equal(await signIn(browser, newPin), 200);
    });

    it('is one browser however often they sign in', async () => {
      const earlier = new Browser(browser);
      assert.equal(await signIn(browser, pin), 200);
      const found: number[] = [];
      for (const from of [earlier, browser, earlier, browser]) found.push(await signIn(from, wrong));
      assert.deepEqual(found, [401, 401, 401, 429]);
    });
  });
});
