import type { LibraryProfile } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import { localDay } from '../local-day.ts';
import type { Tables } from '../database/index.ts';
import type { Caller } from '../http/caller.ts';
import { newId } from '../random.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { normaliseCard } from './card.ts';
import type { PatronDataKeeper } from './keeper.ts';
import type { Block, NewPatron, Patron, PatronSettings } from './patron.ts';
import { chosenPin, isPin } from './pin.ts';
import type { SettablePin } from './pin.ts';
import { settingsChanges } from './settings.ts';
import { PatronStore } from './store.ts';

export interface PatronServiceOptions {
  readonly db: Kysely<Tables>;
  /** The library's profile: its time zone, languages and branches. */
  readonly profile: () => Promise<LibraryProfile>;
  readonly now: () => Date;
}

/**
 * Patrons: who they are, their PINs, who may act for whom, and what keeps their cards from being used.
 *
 * Every `db` is a transaction where the call belongs to one, and the database itself where it is left out.
 */
export class PatronService {
  readonly #db: Kysely<Tables>;
  readonly #profile: () => Promise<LibraryProfile>;
  readonly #now: () => Date;
  readonly #keepers: PatronDataKeeper[] = [];

  constructor({ db, profile, now }: PatronServiceOptions) {
    this.#db = db;
    this.#profile = profile;
    this.#now = now;
  }

  /** Lets another domain take part where a patron's data is exported or deleted. */
  addKeeper(keeper: PatronDataKeeper): void {
    this.#keepers.push(keeper);
  }

  /** The library's day, `YYYY-MM-DD`. */
  async today(): Promise<string> {
    return localDay(this.#now(), (await this.#profile()).timeZone);
  }

  byId(id: string, db: Kysely<Tables> = this.#db): Promise<Patron | undefined> {
    return new PatronStore(db).byId(id);
  }

  /** @param card as somebody typed or scanned it */
  byCard(card: string, db: Kysely<Tables> = this.#db): Promise<Patron | undefined> {
    return new PatronStore(db).byCard(normaliseCard(card));
  }

  /**
   * Reads a patron, whom nobody else can change or lock until the transaction ends.
   *
   * @throws ProblemError `patron-not-found`
   */
  async lock(trx: Transaction<Tables>, id: string): Promise<Patron> {
    return found(await new PatronStore(trx).lock(id));
  }

  /**
   * As {@link lock}, by a card that somebody scanned.
   *
   * @throws ProblemError `patron-not-found`
   */
  async lockByCard(trx: Transaction<Tables>, card: string): Promise<Patron> {
    return found(await new PatronStore(trx).lockByCard(normaliseCard(card)));
  }

  /**
   * The patron whose card and PIN these are. A card that does not exist takes as long as a wrong PIN, so that time does
   * not tell which cards there are. Counting and slowing down attempts is the caller's.
   */
  async verifyPin(card: string, pin: string, db: Kysely<Tables> = this.#db): Promise<Patron | undefined> {
    const store = new PatronStore(db);
    const number = normaliseCard(card);
    return (await isPin(pin, await store.pinHash(number))) ? store.byCard(number) : undefined;
  }

  /**
   * Whoever is signed in with the PIN before is signed out.
   *
   * @throws PinRefused
   * @throws ProblemError `patron-not-found`
   */
  async setPin(id: string, pin: string): Promise<void> {
    const patron = found(await this.byId(id));
    const chosen = await chosenPin(pin, patron.card);
    await this.#db.transaction().execute((trx) => this.changePin(trx, patron, chosen));
  }

  /** As {@link setPin}, in a transaction of others. */
  async changePin(trx: Transaction<Tables>, patron: Patron, { hash }: SettablePin): Promise<void> {
    await new PatronStore(trx).update(patron.id, { pin_hash: hash, pin_changed_at: this.#now() });
    await this.signOutEverywhere(patron.id, trx);
    for (const keeper of this.#keepers) await keeper.pinChanged?.(trx, patron);
  }

  /** Ends every session of a patron, and the secret addresses of their calendars, which let in whoever has them. */
  async signOutEverywhere(id: string, db: Kysely<Tables> = this.#db): Promise<void> {
    for (const keeper of this.#keepers) await keeper.signOutEverywhere?.(db, id);
  }

  /** Those whose guardian a patron is, by name. */
  wards(id: string, db: Kysely<Tables> = this.#db): Promise<Patron[]> {
    return new PatronStore(db).wardsOf(id);
  }

  /**
   * For whom a caller acts: themselves, or the ward that the query names.
   *
   * @throws ProblemError `patron-not-found` for anybody else, whether there is such a patron or not; `sign-in-required`
   * where the caller's own account is gone
   */
  async acting(
    caller: Caller,
    query: { readonly patron?: string | undefined },
    trx?: Transaction<Tables>,
  ): Promise<Patron> {
    const { patron: wanted = caller.patron } = query;
    if (wanted === caller.patron && trx === undefined && caller.holder) return caller.holder;
    const patron = await this.byId(wanted, trx);
    if (wanted === caller.patron) {
      if (!patron) throw new ProblemError('sign-in-required');
      return patron;
    }
    if (patron?.guardian !== caller.patron) throw new ProblemError('patron-not-found');
    return patron;
  }

  /**
   * Registers a patron with a first PIN.
   *
   * @throws ProblemError `card-taken`, `branch-unknown`, `patron-not-found` (the guardian)
   */
  async register(
    trx: Transaction<Tables>,
    { card, guardian, ...patron }: NewPatron,
    { hash }: SettablePin,
  ): Promise<Patron> {
    const { branches, languages } = await this.#profile();
    if (!branches.some(({ id }) => id === patron.homeBranch)) throw new ProblemError('branch-unknown');
    const id = newId();
    const added = await new PatronStore(trx).add({
      id,
      card: normaliseCard(card),
      name: patron.name.trim(),
      category: patron.category,
      home_branch: patron.homeBranch,
      expires: patron.expires,
      language: patron.language ?? languages[0] ?? 'id',
      email: patron.email ?? null,
      reset_email: patron.email ?? null,
      phone: patron.phone ?? null,
      is_staff: patron.staff ?? false,
      guardian_id: guardian === undefined ? null : found(await this.byCard(guardian, trx)).id,
      pin_hash: hash,
      pin_changed_at: this.#now(),
      created_at: this.#now(),
    });
    if (!added) throw new ProblemError('card-taken');
    return found(await this.byId(id, trx));
  }

  /**
   * Changes what patrons may change of themselves. Switching history off forgets what was remembered. Links to a new PIN
   * do not go to a new address until {@link confirmEmail}.
   *
   * @param reader BCP 47: the language to refuse in
   * @throws ProblemError `bad-request` where the library does not speak the language
   */
  async update(
    trx: Transaction<Tables>,
    id: string,
    settings: PatronSettings,
    reader: string,
  ): Promise<Patron> {
    const changes = settingsChanges(settings, (await this.#profile()).languages, reader);
    if (Object.keys(changes).length > 0) await new PatronStore(trx).update(id, changes);
    if (settings.keepsHistory === false) {
      for (const keeper of this.#keepers) await keeper.forgetHistory?.(trx, id);
    }
    return found(await this.byId(id, trx));
  }

  /** Lets links to a new PIN go to a patron's address, for who has seen it on the library's own page; not to another. */
  confirmEmail(id: string, email: string): Promise<void> {
    return new PatronStore(this.#db).confirmEmail(id, email);
  }

  /**
   * Sets the last day on which a card is valid.
   *
   * @throws ProblemError `patron-not-found`
   */
  async renewCard(trx: Transaction<Tables>, card: string, expires: string): Promise<Patron> {
    const { id } = found(await this.byCard(card, trx));
    await new PatronStore(trx).update(id, { expires });
    return found(await this.byId(id, trx));
  }

  /** @throws ProblemError `patron-not-found` */
  async block(
    trx: Transaction<Tables>,
    card: string,
    { reason, note }: Pick<Block, 'reason' | 'note'>,
  ): Promise<Block> {
    const patron = found(await this.byCard(card, trx));
    const block = { id: newId(), reason, note, since: await this.today() };
    await new PatronStore(trx).addBlock({ ...block, note: note ?? null, patron_id: patron.id });
    return block;
  }

  /** @throws ProblemError `patron-not-found`, `block-not-found` */
  async unblock(trx: Transaction<Tables>, card: string, block: string): Promise<Patron> {
    const patron = found(await this.byCard(card, trx));
    if (!(await new PatronStore(trx).removeBlock(patron.id, block)))
      throw new ProblemError('block-not-found');
    return found(await this.byId(patron.id, trx));
  }

  /** Everything that is kept about a patron beside what {@link Patron} shows, by its name, as it is at this moment. */
  async exportData({ id, createdAt, pinChangedAt, guardian, resetEmail }: Patron): Promise<{
    readonly exportedAt: string;
    readonly data: Record<string, unknown[]>;
  }> {
    const parts = await Promise.all(this.#keepers.map(async (keeper) => keeper.exportData?.(this.#db, id)));
    return {
      exportedAt: this.#now().toISOString(),
      data: Object.assign(
        { account: [{ createdAt, pinChangedAt, guardian, resetEmail }] },
        ...parts,
      ) as Record<string, unknown[]>,
    };
  }

  /**
   * Deletes a patron and what other domains keep about them. Wards stay, without a guardian.
   *
   * @throws ProblemError of a domain that holds it back: `open-loans`, `unpaid-fees`
   */
  async delete(trx: Transaction<Tables>, id: string): Promise<void> {
    const store = new PatronStore(trx);
    // No loan can be made meanwhile.
    await store.lock(id);
    for (const keeper of this.#keepers) await keeper.deleteData?.(trx, id);
    await store.delete(id);
  }
}

function found(patron: Patron | undefined): Patron {
  if (!patron) throw new ProblemError('patron-not-found');
  return patron;
}
