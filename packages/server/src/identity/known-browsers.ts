import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IdentityKeys } from './keys.ts';

/** How long a browser is known, in seconds: half a year. */
export const knownSeconds = 180 * 86_400;

/**
 * Knows the browsers in which a card's holder has signed in, by a mark that only says so to who asks about the same card.
 * Wrong PINs that come from there are counted apart: whoever locks a card from elsewhere does not lock its holder out
 * (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). Nothing is kept, and any node knows another's marks.
 */
export class KnownBrowsers {
  readonly #keys: () => Promise<IdentityKeys>;

  constructor(keys: () => Promise<IdentityKeys>) {
    this.#keys = keys;
  }

  /** @param card normalised */
  async mark(card: string): Promise<string> {
    const browser = randomBytes(16).toString('base64url');
    return `${browser}.${(await this.#seal(browser, card)).toString('base64url')}`;
  }

  /** @returns the browser's name, where the mark is one of this card's holder */
  async find(mark: string, card: string): Promise<string | undefined> {
    const [browser = '', seal = ''] = mark.split('.');
    const [given, right] = [Buffer.from(seal, 'base64url'), await this.#seal(browser, card)];
    return given.length === right.length && timingSafeEqual(given, right) ? browser : undefined;
  }

  async #seal(browser: string, card: string): Promise<Buffer> {
    const { cookies } = await this.#keys();
    return createHmac('sha256', cookies).update(`browser ${browser} ${card}`).digest();
  }
}
