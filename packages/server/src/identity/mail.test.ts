import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { pino } from 'pino';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { once } from '../http/testing.ts';
import { mailServer } from './mail-server.fixture.ts';
import { mailSender } from './mail.ts';
import { Browser, card, identityServer } from './testing.ts';

/** Undoes as much of quoted-printable (RFC 2045) as a link suffers. */
const unfolded = (text: string): string => text.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

it('a mail goes to one address, whatever is written as such', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'pustaka-mail-'));
  t.after(() => rm(folder, { recursive: true }));
  const send = mailSender({ folder });
  for (const to of [
    'budi,siti@example.id',
    'Budi<siti@example.id>',
    'semua:siti@example.id;',
    'a\r\nBcc:x@example.id',
  ]) {
    await send({ to, subject: 'PIN baru\r\nBcc: x@example.id', text: '' });
  }
  const mails = await readdir(folder);
  assert.equal(mails.length, 4);
  for (const name of mails) {
    const [head = ''] = (await readFile(join(folder, name), 'utf8')).split('\r\n\r\n', 1);
    assert.doesNotMatch(head, /^bcc:/im);
    assert.doesNotMatch(head, /^To: (?:budi,|.*<siti|semua:|siti)/im);
  }
});

it('a mail is laid into a folder where there is no mail server, for its owner only', async (t) => {
  const parent = await mkdtemp(join(tmpdir(), 'pustaka-mail-'));
  t.after(() => rm(parent, { recursive: true }));
  const folder = join(parent, 'mail');
  const send = mailSender({ folder, from: 'Perpustakaan <pustaka@example.id>' });
  await send({
    to: 'siti@example.id',
    subject: 'PIN baru',
    text: 'https://pustaka.example.id/oidc/reset-pin?token=x',
  });
  const [name = ''] = await readdir(folder);
  assert.match(name, /\.eml$/);
  const text = await readFile(join(folder, name), 'utf8');
  assert.match(text, /^From: Perpustakaan <pustaka@example\.id>\r?$/m);
  assert.match(text, /^To: siti@example\.id\r?$/m);
  assert.match(unfolded(text), /reset-pin\?token=x/);
  assert.equal((await stat(join(folder, name))).mode & 0o077, 0);
});

it('whoever forgot the PIN gets the link to a new one by way of the mail server', async (t) => {
  const { url: smtpUrl, delivered } = await mailServer(t);
  const from = 'Perpustakaan Kota <pustaka@example.id>';
  const server = await identityServer(t, await openFresh(embeddedPlace, t), {
    sendMail: mailSender({ smtpUrl, from, folder: '/nowhere' }),
  });
  await new Browser().send(`${server.issuer}/forgot-pin`, { card });
  const letter = await delivered;
  assert.deepEqual([letter.from, letter.to], ['pustaka@example.id', 'siti@example.id']);
  assert.match(letter.message, /^From: Perpustakaan Kota <pustaka@example\.id>$/m);
  const [link = ''] = /http\S+/.exec(unfolded(letter.message)) ?? [];
  assert.match(await (await fetch(link)).text(), /name="again"/);
});

for (const [what, { recipient, password }, codes] of [
  ['refuses', { recipient: 'budi@example.id', password: 'rahasia' }, /EENVELOPE[^]*550/],
  ['does not take from the library', { recipient: 'siti@example.id', password: 'keliru' }, /EAUTH[^]*535/],
] as const) {
  it(`a mail that the mail server ${what} is logged without whom it was for, and without the password`, async (t) => {
    const { url } = await mailServer(t, recipient);
    const smtpUrl = url.replace('rahasia', password);
    const { happened: failed, happen } = once();
    const lines: string[] = [];
    const write = (line: string) => {
      lines.push(line);
      if (line.includes('a mail could not be sent')) happen();
    };
    const server = await identityServer(t, await openFresh(embeddedPlace, t), {
      sendMail: mailSender({ smtpUrl, folder: '/nowhere' }),
      log: pino({ level: 'trace' }, { write }),
    });
    await new Browser().send(`${server.issuer}/forgot-pin`, { card });
    await failed;
    const log = lines.join('');
    assert.match(log, codes);
    for (const secret of [
      /siti|example\.id/i,
      new RegExp(password),
      new RegExp(btoa(`\0perpustakaan\0${password}`)),
    ]) {
      assert.doesNotMatch(log, secret);
    }
  });
}
