import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { normaliseCard } from '../patrons/card.ts';
import type { Patron } from '../patrons/patron.ts';
import type { PatronService } from '../patrons/service.ts';
import type { Attempts } from './attempts.ts';
import type { KnownBrowsers } from './known-browsers.ts';

/** Who tries, as far as a request tells. */
export interface Visitor {
  /** Of the network. */
  readonly address: string;
  /** What the browser was given when somebody signed in with it. */
  readonly mark?: string | undefined;
}

/** The outcome of a try with card and PIN. */
export type SignInOutcome =
  | { readonly patron: Patron }
  | { readonly refused: 'wrong' }
  /** Nobody looked whether it was right. */
  | { readonly refused: 'too-many'; readonly seconds: number };

export interface SignInParts {
  readonly patrons: Pick<PatronService, 'byId' | 'byCard' | 'verifyPin' | 'signOutEverywhere'>;
  readonly attempts: Attempts;
  readonly knownBrowsers: KnownBrowsers;
}

/** Who signs in, and how that ends. */
export class SignInService {
  readonly #parts: SignInParts;

  constructor(parts: SignInParts) {
    this.#parts = parts;
  }

  async signIn(card: string, pin: string, { address, mark }: Visitor): Promise<SignInOutcome> {
    const { patrons, attempts, knownBrowsers } = this.#parts;
    const number = normaliseCard(card);
    const holder = mark === undefined ? undefined : await patrons.byCard(number);
    const origin = { address, browser: holder && (await knownBrowsers.find(mark, holder)) };
    const seconds = await attempts.begin('sign-in', number, origin);
    if (seconds > 0) return { refused: 'too-many', seconds };
    const patron = await patrons.verifyPin(card, pin);
    if (!patron) return { refused: 'wrong' };
    await attempts.succeeded('sign-in', number, origin);
    return { patron };
  }

  /** What lets the browser be known in which a patron has signed in. @param before its mark so far */
  markBrowser(patron: Patron, before: string | undefined): Promise<string> {
    return this.#parts.knownBrowsers.mark(patron, before);
  }

  /** Who has signed in; nobody where the account is gone. */
  patron(id: string): Promise<Patron | undefined> {
    return this.#parts.patrons.byId(id);
  }

  /** Signs a patron out of every site, app and page, and ends their calendars. */
  signOutEverywhere(patron: string, db?: Kysely<Tables>): Promise<void> {
    return this.#parts.patrons.signOutEverywhere(patron, db);
  }
}
