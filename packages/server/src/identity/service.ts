import { createHash, randomBytes } from 'node:crypto';
import type { Scope } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { normaliseCard } from '../patrons/card.ts';
import type { Patron } from '../patrons/patron.ts';
import { chosenPin } from '../patrons/pin.ts';
import type { PatronService } from '../patrons/service.ts';
import type { Site, SiteService } from '../sites/service.ts';
import { AccountSessions } from './account-sessions.ts';
import { Attempts } from './attempts.ts';
import { scopes } from './clients.ts';
import { Consents } from './consents.ts';
import type { IdentityKeys } from './keys.ts';
import { KnownBrowsers } from './known-browsers.ts';
import { Letters } from './letters.ts';
import type { SendMail } from './mail.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { StateStore } from './state-store.ts';

/** How long the link to a new PIN works. */
const resetMs = 30 * 60_000;

export interface IdentityOptions {
  readonly db: Kysely<Tables>;
  readonly patrons: PatronService;
  readonly sites: SiteService;
  readonly libraryName: () => Promise<string>;
  readonly sendMail: SendMail;
  readonly now: () => Date;
}

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

/** Who signs in, what they allow whom, and how that ends. */
export class IdentityService {
  readonly state: StateStore;
  readonly refreshTokens: RefreshTokens;
  readonly consents: Consents;
  readonly accounts: AccountSessions;
  readonly knownBrowsers: KnownBrowsers;
  readonly letters: Letters;
  readonly #options: IdentityOptions;
  readonly #attempts: Attempts;

  constructor(options: IdentityOptions, keys: () => Promise<IdentityKeys>) {
    this.#options = options;
    this.state = new StateStore(options.db);
    this.refreshTokens = new RefreshTokens(options.db);
    this.accounts = new AccountSessions(this.state, options.now);
    this.knownBrowsers = new KnownBrowsers(keys, options.now);
    this.consents = new Consents(options.db, options.now);
    this.letters = new Letters({ ...options, today: () => options.patrons.today() });
    this.#attempts = new Attempts(options.db, options.now);
  }

  async signIn(card: string, pin: string, { address, mark }: Visitor): Promise<SignInOutcome> {
    const number = normaliseCard(card);
    const holder = mark === undefined ? undefined : await this.#options.patrons.byCard(number);
    const origin = { address, browser: holder && (await this.knownBrowsers.find(mark, holder)) };
    const seconds = await this.#attempts.begin('sign-in', number, origin);
    if (seconds > 0) return { refused: 'too-many', seconds };
    const patron = await this.#options.patrons.verifyPin(card, pin);
    if (!patron) return { refused: 'wrong' };
    await this.#attempts.succeeded('sign-in', number, origin);
    return { patron };
  }

  patron(id: string): Promise<Patron | undefined> {
    return this.#options.patrons.byId(id);
  }

  /** Which of the scopes may be given to a patron at all. */
  async grantable(patron: string, wanted: Iterable<string>): Promise<Scope[]> {
    const staff = (await this.#options.patrons.byId(patron))?.staff ?? false;
    const asked = new Set(wanted);
    return scopes.filter((scope) => asked.has(scope) && (scope !== 'desk' || staff));
  }

  /** All that a request wants and a patron may have, where they have allowed every bit of it before; nothing otherwise. */
  async remembered(patron: string, key: string, wanted: Iterable<string>): Promise<readonly Scope[]> {
    const site = await this.#options.sites.byKey(key);
    if (!site) return [];
    const allowed = await this.consents.scopes(patron, site.id);
    const grantable = await this.grantable(patron, wanted);
    return grantable.every((scope) => allowed.has(scope)) ? grantable : [];
  }

  /** Allows a site what it wants, as far as the patron may. @returns what was allowed */
  async consent(patron: string, key: string, wanted: Iterable<string>): Promise<readonly Scope[]> {
    const site = await this.#options.sites.byKey(key);
    if (!site) return [];
    const grantable = await this.grantable(patron, wanted);
    await this.consents.give(patron, site.id, grantable);
    return grantable;
  }

  /** What a patron has allowed, of the sites that are still registered. */
  async sitesOf(patron: string): Promise<{ site: Site; scopes: readonly Scope[] }[]> {
    const sites = new Map((await this.#options.sites.list()).map((site) => [site.id, site]));
    return (await this.consents.of(patron)).flatMap(({ site: id, scopes }) => {
      const site = sites.get(id);
      return site ? [{ site, scopes }] : [];
    });
  }

  /** Takes a site's permission back and signs the patron out of it, in every browser. */
  async withdraw(patron: string, siteId: string): Promise<void> {
    const site = (await this.#options.sites.list()).find(({ id }) => id === siteId);
    await this.consents.withdraw(patron, siteId);
    if (site) await this.state.endGrantsOf(patron, site.key);
  }

  /** Signs a patron out of every site, app and page, and ends their calendars. */
  signOutEverywhere(patron: string, db?: Kysely<Tables>): Promise<void> {
    return this.#options.patrons.signOutEverywhere(patron, db);
  }

  /**
   * Lets links to a new PIN go to the address that a patron has, as they were shown it.
   *
   * @returns the letter to the address before, on its way
   */
  async confirmEmail(patron: Patron, email: string): Promise<{ sent: Promise<void> }> {
    const { patrons } = this.#options;
    await patrons.confirmEmail(patron.id, email);
    const after = await patrons.byId(patron.id);
    return { sent: after ? this.letters.addressChanged(patron, after) : Promise.resolve() };
  }

  /**
   * @returns the patron with the new PIN, where the old one was right
   * @throws PinRefused
   */
  async changePin(patron: Patron, old: string, pin: string, visitor: Visitor): Promise<SignInOutcome> {
    const outcome = await this.signIn(patron.card, old, visitor);
    if (!('patron' in outcome)) return outcome;
    const { patrons } = this.#options;
    await patrons.setPin(patron.id, pin);
    return { patron: (await patrons.byId(patron.id))! };
  }

  /**
   * Mails a link to set a new PIN, where the card has an address for it. The caller must not wait for it: how long
   * it takes would tell whether there is such a card.
   *
   * @returns for how many seconds no further request will be heard; 0 where this one was
   */
  async requestReset(
    card: string,
    address: string,
    linkTo: (token: string) => string,
  ): Promise<{ seconds: number; sent: Promise<void> }> {
    const seconds = await this.#attempts.begin('reset', normaliseCard(card), { address });
    return { seconds, sent: seconds > 0 ? Promise.resolve() : this.#mailReset(card, linkTo) };
  }

  async #mailReset(card: string, linkTo: (token: string) => string): Promise<void> {
    const { db, patrons, now } = this.#options;
    const patron = await patrons.byCard(card);
    if (patron?.resetEmail === undefined) return;
    const token = randomBytes(32).toString('base64url');
    await db
      .insertInto('pin_reset')
      .values({ id: hash(token), patron_id: patron.id, expires_at: new Date(now().getTime() + resetMs) })
      .execute();
    await this.letters.newPin(patron, patron.resetEmail, linkTo(token));
  }

  /**
   * Sets a PIN by the token of a mailed link, which works once.
   *
   * @returns whether the token was good
   * @throws PinRefused; the token stays good
   */
  async resetPin(token: string, pin: string): Promise<boolean> {
    const { db, now, patrons } = this.#options;
    const id = hash(token);
    const reset = await db
      .selectFrom('pin_reset')
      .select('patron_id')
      .where('id', '=', id)
      .where('expires_at', '>', now())
      .executeTakeFirst();
    const patron = reset && (await patrons.byId(reset.patron_id));
    if (!patron) return false;
    const chosen = await chosenPin(pin, patron.card);
    return db.transaction().execute(async (trx) => {
      const used = await trx.deleteFrom('pin_reset').where('id', '=', id).executeTakeFirst();
      const isFirst = used.numDeletedRows === 1n;
      if (isFirst) await patrons.changePin(trx, patron, chosen);
      return isFirst;
    });
  }

  /** Deletes what is over. */
  async sweep(): Promise<void> {
    await this.state.sweep(this.#options.now());
    await this.#attempts.sweep();
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
