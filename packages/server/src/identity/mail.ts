import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';

export interface MailSettings {
  /** `smtps://user:password@mail.example.id`; without it, mails are laid into {@link folder}. */
  readonly smtpUrl?: string;
  /** `Perpustakaan Kota <pustaka@example.id>` */
  readonly from?: string;
  /** Where mails are laid as `.eml` files. */
  readonly folder: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/** What a failed delivery tells beside its message: `EENVELOPE`, `RCPT TO`, 550. */
interface SmtpFault {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

/** The mail server did not take a mail. What it says names the recipient, whom no log may name: only codes are kept. */
class MailRefused extends Error {
  override readonly name = 'MailRefused';

  constructor({ code, command, responseCode }: SmtpFault) {
    super([code, command, responseCode].filter((part) => part !== undefined).join(', '));
  }
}

/** What the log says of one that did not go. */
export const mailFailed = 'a mail could not be sent';

export type SendMail = (mail: Mail) => Promise<void>;

/** Makes what sends mails: by the library's mail server, or into a folder while it has none. */
export function mailSender({ smtpUrl, from = 'pustaka@localhost', folder }: MailSettings): SendMail {
  if (smtpUrl !== undefined) {
    const transport = createTransport(smtpUrl);
    return async (mail) => {
      await transport.sendMail(messageOf(from, mail)).catch((error: unknown) => {
        throw new MailRefused(error as SmtpFault);
      });
    };
  }
  const composer = createTransport({ streamTransport: true, buffer: true });
  return async (mail) => {
    const { message, messageId } = await composer.sendMail(messageOf(from, mail));
    await mkdir(folder, { recursive: true });
    const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${messageId.replace(/[^\w-]/g, '').slice(0, 8)}.eml`;
    // Who may read it may set the PIN.
    await writeFile(join(folder, name), message as Buffer, { mode: 0o600 });
  };
}

/** The address is one, not a list to be read: of `budi,siti@example.id` a mailer would make two people. */
const messageOf = (from: string, { to, ...mail }: Mail) => ({ from, to: { name: '', address: to }, ...mail });
