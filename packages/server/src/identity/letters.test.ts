import assert from 'node:assert/strict';
import { EventEmitter, on } from 'node:events';
import { test, type TestContext } from 'node:test';
import { pino } from 'pino';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { once } from '../http/testing.ts';
import type { Mail, SendMail } from './mail.ts';
import { addPatron, Browser, identityServer, pin, SiteClient } from './testing.ts';

const card = 'SITI-1';
const email = 'siti@example.id';

/** A reader whose settings a site may change. */
async function serve(
  t: TestContext,
  { sendMail, ...options }: Parameters<typeof identityServer>[2] & { sendMail: SendMail },
  language = 'id',
) {
  const database = await openFresh(embeddedPlace, t);
  const server = await identityServer(t, database, { sendMail, ...options });
  await addPatron(database.kysely, server.patrons, { card, name: 'Siti', email, language });
  const site = await SiteClient.of(server);
  const handed = await site.signIn(new Browser(), { scope: 'profile account' }, { card, pin });
  const { access_token: token } = await site.exchange(handed);
  const change = (settings: object) =>
    site.ask('/v1/me', token, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
  return { server, change };
}

/** A post office that gives out letters in the order in which they come. */
function postOffice() {
  const office = new EventEmitter();
  const letters = on(office, 'letter');
  return {
    sendMail: (mail: Mail) => Promise.resolve(void office.emit('letter', mail)),
    next: async () => ((await letters.next()).value as [Mail])[0],
  };
}

test('whose address is changed is told at the one before, on which day, and what to do', async (t) => {
  const { sendMail, next } = postOffice();
  const { server, change } = await serve(t, { sendMail }, 'en');
  assert.equal((await change({ email: 'pencuri@example.id' })).status, 200);
  const { to, subject, text } = await next();
  assert.deepEqual([to, subject], [email, 'The email address of your library card was changed']);
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
  assert.match(
    text,
    new RegExp(`^Hello Siti,\\n\\nOn ${day.format(new Date(await server.patrons.today()))} `),
  );
  assert.match(text, /If it was not you, tell the library, change your PIN/);
  assert.doesNotMatch(text, /pencuri|SITI-1/);
});

test('no letter is written where no address changed; all that are left get one', async (t) => {
  const { sendMail, next } = postOffice();
  const { change } = await serve(t, { sendMail });
  assert.equal((await change({ phone: '0812-345-678' })).status, 200);
  assert.equal((await change({ email })).status, 200);
  assert.equal((await change({ email: 'baru@example.id', language: 'fr' })).status, 400);
  assert.equal((await change({ email: 'baru@example.id' })).status, 200);
  // Until now links to a new PIN still went to the first.
  assert.equal((await change({ email: null })).status, 200);
  const letters = [await next(), await next(), await next()];
  assert.deepEqual(
    letters.map(({ to }) => to),
    [email, 'baru@example.id', email],
  );
  assert.equal(letters[0]?.subject, 'Alamat surel kartu perpustakaan Anda diganti');
});

test('the address that no longer gets links to a new PIN is told when another is confirmed', async (t) => {
  const { sendMail, next } = postOffice();
  const { server, change } = await serve(t, { sendMail });
  await change({ email: 'aminah@example.id' });
  await next();
  const browser = new Browser();
  await browser.send(`${server.issuer}/account/sign-in`, { card, pin });
  await browser.send(`${server.issuer}/account/reset-email`, { email: 'aminah@example.id' });
  assert.equal((await next()).to, email);
});

test('a letter that cannot be sent leaves the change, and is logged', async (t) => {
  const { happened: logged, happen } = once();
  const write = (line: string) => {
    if (line.includes('no mail today')) happen();
  };
  const { change } = await serve(t, {
    sendMail: () => Promise.reject(new Error('no mail today')),
    log: pino({}, { write }),
  });
  const answer = await change({ email: 'baru@example.id' });
  assert.equal(((await answer.json()) as { email: string }).email, 'baru@example.id');
  await logged;
});
