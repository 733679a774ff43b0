import type { PatronCategory } from '@pustaka/core/contract';

/** Why staff, or a rule of the library, keep a card from being used. */
export interface Block {
  readonly id: string;
  /** `lost-card`, `unpaid-fees`, `conduct`, `other`; staff may write another. */
  readonly reason: string;
  /** In words for the card's holder. */
  readonly note: string | undefined;
  /** A local day, `YYYY-MM-DD`. */
  readonly since: string;
}

/** A holder of a library card. */
export interface Patron {
  readonly id: string;
  /** The whole number, normalised; what leaves the server is masked. */
  readonly card: string;
  readonly name: string;
  readonly category: PatronCategory;
  readonly homeBranch: string;
  /** The last local day on which the card is valid, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Those that were placed; that a card has expired is told from `expires`. */
  readonly blocks: readonly Block[];
  /** BCP 47. */
  readonly language: string;
  readonly email: string | undefined;
  /**
   * Where a link to a new PIN may be sent: an address that the library registered or the patron confirmed on the library's
   * own page. A site that may change `email` must not get hold of the PIN by it.
   */
  readonly resetEmail: string | undefined;
  readonly phone: string | undefined;
  /** Whether returned loans are remembered for the patron. */
  readonly keepsHistory: boolean;
  /** Whether this is an account of the library's staff, which may be allowed the scope `desk`. */
  readonly staff: boolean;
  /** The patron who may act for this one. */
  readonly guardian: string | undefined;
  /** When the PIN was last set; nothing where there is none, so that nobody can sign in. */
  readonly pinChangedAt: Date | undefined;
  readonly createdAt: Date;
}

/** Whether a card is past its last day. */
export const isExpired = (patron: Pick<Patron, 'expires'>, today: string): boolean => patron.expires < today;

/** What registering takes. */
export interface NewPatron {
  readonly card: string;
  readonly name: string;
  readonly category: PatronCategory;
  readonly homeBranch: string;
  readonly expires: string;
  readonly language?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** The card number of a patron. */
  readonly guardian?: string | undefined;
  readonly staff?: boolean | undefined;
}

/** What patrons may change of themselves; what is absent stays, `null` takes away. */
export interface PatronSettings {
  readonly language?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly keepsHistory?: boolean | undefined;
}
