import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Patron } from '../patrons/patron.ts';
import type { IdentityKeys } from './keys.ts';

/** How long a browser is known after its last sign-in, in seconds: half a year. */
export const knownSeconds = 180 * 86_400;

type Holder = Pick<Patron, 'card' | 'pinChangedAt'>;

/**
 * Knows the browsers in which a card's holder has signed in with the PIN that they have now, by a mark that only says so to
 * who asks about the same card. Wrong PINs that come from there are counted apart: whoever locks a card from elsewhere does
 * not lock its holder out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). Nothing is kept, and any node
 * knows another's marks.
 */
export class KnownBrowsers {
  readonly #keys: () => Promise<IdentityKeys>;
  readonly #now: () => Date;

  constructor(keys: () => Promise<IdentityKeys>, now: () => Date) {
    this.#keys = keys;
    this.#now = now;
  }

  /** @param before the browser's mark so far, whose name it keeps: many names would be as many counts */
  async mark(holder: Holder, before: string | undefined): Promise<string> {
    const browser = (await this.find(before, holder)) ?? randomBytes(16).toString('base64url');
    const since = String(this.#seconds());
    return [browser, since, (await this.#seal(browser, since, holder)).toString('base64url')].join('.');
  }

  /** @returns the browser's name, where the mark is one of this card's holder, with this PIN, and young enough */
  async find(mark: string | undefined, holder: Holder): Promise<string | undefined> {
    const [browser = '', since = '', seal = ''] = (mark ?? '').split('.');
    const [given, right] = [Buffer.from(seal, 'base64url'), await this.#seal(browser, since, holder)];
    const genuine = given.length === right.length && timingSafeEqual(given, right);
    return genuine && this.#seconds() - Number(since) < knownSeconds ? browser : undefined;
  }

  async #seal(browser: string, since: string, { card, pinChangedAt }: Holder): Promise<Buffer> {
    const { cookies } = await this.#keys();
    const sealed = ['browser', browser, since, card, pinChangedAt?.toISOString()];
    return createHmac('sha256', cookies).update(sealed.join(' ')).digest();
  }

  #seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }
}
