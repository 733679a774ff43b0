import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { pino } from 'pino';
import { embeddedPlace, openFresh } from '../database/testing.ts';
import { once } from '../http/testing.ts';
import { mailSender } from './mail.ts';
import { Browser, card, identityServer } from './testing.ts';

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
  assert.match(text.replace(/=\r?\n/g, '').replace(/=3D/g, '='), /reset-pin\?token=x/);
  assert.equal((await stat(join(folder, name))).mode & 0o077, 0);
});

it('a mail that the mail server refuses is logged without whom it was for', async (t) => {
  // Speaks as much SMTP (RFC 5321) as comes before the recipient, whom it names in its refusal, as mail servers do.
  const mailServer = createServer((socket) => {
    socket.write('220 mail.example.id\r\n');
    socket.setEncoding('utf8').on('data', (line: string) => {
      const recipient = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
      socket.write(recipient === undefined ? '250 OK\r\n' : `550 5.1.1 <${recipient}>: unknown here\r\n`);
    });
  });
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  t.after(() => mailServer.close());
  const { port } = mailServer.address() as AddressInfo;
  const { happened: failed, happen } = once();
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
    if (line.includes('a mail could not be sent')) happen();
  };
  const server = await identityServer(t, await openFresh(embeddedPlace, t), {
    sendMail: mailSender({ smtpUrl: `smtp://127.0.0.1:${port}`, folder: '/nowhere' }),
    log: pino({ level: 'trace' }, { write }),
  });
  await new Browser().send(`${server.issuer}/forgot-pin`, { card });
  await failed;
  const log = lines.join('');
  assert.doesNotMatch(log, /siti|example\.id/i);
  assert.match(log, /EENVELOPE[^]*550/);
});
