import { fill, spoken } from '../words.ts';
import { maskCard } from '../patrons/card.ts';
import type { Patron } from '../patrons/patron.ts';
import type { SendMail } from './mail.ts';
import { identityWords } from './pages/words.ts';

export interface LettersOptions {
  readonly sendMail: SendMail;
  readonly libraryName: () => Promise<string>;
  /** The library's day, `YYYY-MM-DD`. */
  readonly today: () => Promise<string>;
}

/** What the library writes to patrons about their cards, in the language of each. */
export class Letters {
  readonly #options: LettersOptions;

  constructor(options: LettersOptions) {
    this.#options = options;
  }

  /** @param link to set a new PIN; whoever has it may */
  newPin(patron: Patron, to: string, link: string): Promise<void> {
    return this.#send(patron, to, 'newPinLetter', { link });
  }

  /**
   * Tells an address that it is no longer the one for a card, or for links to a new PIN: whoever changed that may not be the
   * card's holder. Where it is now, the letter does not say, since the old address may be somebody else's by then.
   */
  async addressChanged(before: Patron, after: Patron): Promise<void> {
    const left = new Set<string>();
    for (const kind of ['email', 'resetEmail'] as const) {
      const address = before[kind];
      if (address !== undefined && address !== after[kind]) left.add(address);
    }
    if (left.size === 0) return;
    const today = new Date(await this.#options.today());
    const format = new Intl.DateTimeFormat(spoken(before.language), { dateStyle: 'long', timeZone: 'UTC' });
    const day = format.format(today);
    await Promise.all([...left].map((to) => this.#send(before, to, 'addressLetter', { day })));
  }

  async #send(
    patron: Patron,
    to: string,
    letter: 'newPinLetter' | 'addressLetter',
    values: Readonly<Record<string, string>>,
  ): Promise<void> {
    const { subject, text } = identityWords[spoken(patron.language)][letter];
    const { sendMail, libraryName } = this.#options;
    const common = { name: patron.name, card: maskCard(patron.card), library: await libraryName() };
    await sendMail({ to, subject, text: fill(text, { ...common, ...values }) });
  }
}
