import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Owner } from '../http/testing.ts';

/** A mail as it was handed to the mail server. */
export interface Delivery {
  readonly from: string;
  readonly to: string;
  /** Headers and body, as they are sent. */
  readonly message: string;
}

export interface MailServer {
  /** For whom it takes mails, at `smtp://perpustakaan:rahasia@…`. */
  readonly url: string;
  /** The first mail that it took. */
  readonly delivered: Promise<Delivery>;
}

const login = Buffer.from('\0perpustakaan\0rahasia').toString('base64');

/** A mail server that knows one user and one recipient, and as much SMTP as a mail takes (RFC 5321, RFC 4954). */
export async function mailServer(owner: Owner, recipient = 'siti@example.id'): Promise<MailServer> {
  const { promise: delivered, resolve } = Promise.withResolvers<Delivery>();
  const server = createServer((socket) => void converse(socket, recipient, resolve));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  owner.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://perpustakaan:rahasia@127.0.0.1:${port}`, delivered };
}

async function converse(socket: Socket, recipient: string, deliver: (mail: Delivery) => void): Promise<void> {
  const say = (answer: string) => socket.write(`${answer}\r\n`);
  let from = '';
  let to = '';
  let message: string[] | undefined;

  const answer = (line: string): string => {
    const [, verb = '', rest = ''] =
      /^(EHLO|AUTH PLAIN|MAIL FROM|RCPT TO|DATA|QUIT)[: ]?(.*)$/i.exec(line) ?? [];
    const address = /^<(.*?)>/.exec(rest)?.[1] ?? '';
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return '250-mail.example.id\r\n250 AUTH PLAIN';
      case 'AUTH PLAIN':
        return rest === login ? '235 welcome' : `535 5.7.8 ${rest}: not one of us`;
      case 'MAIL FROM':
        from = address;
        return '250 OK';
      case 'RCPT TO':
        to = address;
        // Mail servers name whom they refuse.
        return to === recipient ? '250 OK' : `550 5.1.1 <${to}>: unknown here`;
      case 'DATA':
        message = [];
        return '354 go on';
      case 'QUIT':
        return '221 bye';
      default:
        return '500 what?';
    }
  };

  // Who has been refused may go without a word.
  socket.on('error', () => undefined);
  say('220 mail.example.id');
  for await (const line of createInterface(socket)) {
    if (message === undefined) say(answer(line));
    else if (line !== '.') message.push(line.replace(/^\./, ''));
    else {
      deliver({ from, to, message: message.join('\n') });
      message = undefined;
      say('250 OK');
    }
  }
}
