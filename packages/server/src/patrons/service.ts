import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/index.ts';
import type { Caller } from '../http/caller.ts';
import type { PatronDataKeeper } from './keeper.ts';
import type { Block, NewPatron, Patron, PatronSettings } from './patron.ts';

/** Patrons: who they are, their PINs, who may act for whom, and what keeps them from borrowing. Pass the transaction as `db` inside one. */
export interface PatronService {
  byId(id: string, db?: Kysely<Tables>): Promise<Patron | undefined>;
  byCard(card: string, db?: Kysely<Tables>): Promise<Patron | undefined>;
  /** Reads a patron and lets nobody else change or lock them until the transaction ends. @throws ProblemError `patron-not-found` */
  lock(trx: Transaction<Tables>, id: string): Promise<Patron>;
  /** The patron of the card where the PIN is theirs; takes as long for a card that does not exist. */
  verifyPin(card: string, pin: string): Promise<Patron | undefined>;
  /** @throws PinRefused */
  setPin(id: string, pin: string, db?: Kysely<Tables>): Promise<void>;
  /** Whose guardian a patron is, by name. */
  wards(id: string, db?: Kysely<Tables>): Promise<Patron[]>;
  /** For whom a caller acts: themselves, or the ward named. @throws ProblemError `patron-not-found` */
  acting(
    caller: Caller,
    query: { readonly patron?: string | undefined },
    db?: Kysely<Tables>,
  ): Promise<Patron>;
  /** @returns the patron and the first PIN. @throws ProblemError `card-taken`, `patron-not-found` (guardian), `pickup-branch-unknown` */
  register(trx: Transaction<Tables>, patron: NewPatron): Promise<{ patron: Patron; pin: string }>;
  update(trx: Transaction<Tables>, id: string, settings: PatronSettings): Promise<Patron>;
  block(trx: Transaction<Tables>, card: string, block: Pick<Block, 'reason' | 'note'>): Promise<Block>;
  unblock(trx: Transaction<Tables>, card: string, block: string): Promise<Patron>;
  /** @throws ProblemError of a keeper */
  delete(trx: Transaction<Tables>, id: string): Promise<void>;
  /** Lets another domain take part in export and deletion. */
  addKeeper(keeper: PatronDataKeeper): void;
}
