import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { mailSender } from './mail.ts';

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
