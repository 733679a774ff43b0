import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { normaliseCard } from '../patrons/card.ts';
import type { Patron } from '../patrons/patron.ts';
import { chosenPin } from '../patrons/pin.ts';
import type { PatronService } from '../patrons/service.ts';
import { newSecret } from '../random.ts';
import type { Attempts } from './attempts.ts';
import type { Letters } from './letters.ts';
import { PinResetStore } from './pin-reset-store.ts';
import type { SignInOutcome, SignInService, Visitor } from './sign-in-service.ts';

/** How long the link to a new PIN works. */
const resetMs = 30 * 60_000;

export interface PinParts {
  readonly db: Kysely<Tables>;
  readonly patrons: PatronService;
  readonly now: () => Date;
  readonly signIns: SignInService;
  readonly attempts: Attempts;
  readonly letters: Letters;
}

/** How patrons come to another PIN: with the one they have, or by a link in a letter where they forgot it. */
export class PinService {
  readonly #parts: PinParts;
  readonly #resets: PinResetStore;

  constructor(parts: PinParts) {
    this.#parts = parts;
    this.#resets = new PinResetStore(parts.db);
  }

  /**
   * @returns the patron with the new PIN, where the old one was right
   * @throws PinRefused
   */
  async change(patron: Patron, old: string, pin: string, visitor: Visitor): Promise<SignInOutcome> {
    const { signIns, patrons } = this.#parts;
    const outcome = await signIns.signIn(patron.card, old, visitor);
    if (!('patron' in outcome)) return outcome;
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
    const seconds = await this.#parts.attempts.begin('reset', normaliseCard(card), { address });
    return { seconds, sent: seconds > 0 ? Promise.resolve() : this.#mailReset(card, linkTo) };
  }

  async #mailReset(card: string, linkTo: (token: string) => string): Promise<void> {
    const { patrons, now, letters } = this.#parts;
    const patron = await patrons.byCard(card);
    if (patron?.resetEmail === undefined) return;
    const token = newSecret();
    await this.#resets.add(token, patron.id, new Date(now().getTime() + resetMs));
    await letters.newPin(patron, patron.resetEmail, linkTo(token));
  }

  /**
   * Sets a PIN by the token of a mailed link, which works once.
   *
   * @returns whether the token was good
   * @throws PinRefused; the token stays good
   */
  async reset(token: string, pin: string): Promise<boolean> {
    const { db, now, patrons } = this.#parts;
    const id = await this.#resets.patron(token, now());
    const patron = id === undefined ? undefined : await patrons.byId(id);
    if (!patron) return false;
    const chosen = await chosenPin(pin, patron.card);
    return db.transaction().execute(async (trx) => {
      const isFirst = await this.#resets.use(trx, token);
      if (isFirst) await patrons.changePin(trx, patron, chosen);
      return isFirst;
    });
  }

  /**
   * Lets links to a new PIN go to the address that a patron has, as they were shown it.
   *
   * @returns the letter to the address before, on its way
   */
  async confirmEmail(patron: Patron, email: string): Promise<{ sent: Promise<void> }> {
    const { patrons, letters } = this.#parts;
    await patrons.confirmEmail(patron.id, email);
    const after = await patrons.byId(patron.id);
    return { sent: after ? letters.addressChanged(patron, after) : Promise.resolve() };
  }
}
