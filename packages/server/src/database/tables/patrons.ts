import type { PatronCategory } from '@pustaka/core/contract';
import type { Generated } from 'kysely';

/** A holder of a library card. */
export interface PatronTable {
  id: string;
  /** Normalised, so that one card has one row however it is typed. */
  card: string;
  name: string;
  category: PatronCategory;
  home_branch: string;
  /** `YYYY-MM-DD`: the last valid day at the library. */
  expires: string;
  /** BCP 47. */
  language: string;
  email: string | null;
  /** `email` as the library wrote it or the patron confirmed it to the library; null where there is none such. */
  reset_email: string | null;
  phone: string | null;
  keeps_history: Generated<boolean>;
  is_staff: Generated<boolean>;
  guardian_id: string | null;
  /** Argon2id in the PHC string format; null where nobody can sign in. */
  pin_hash: string | null;
  pin_changed_at: Date | null;
  created_at: Generated<Date>;
}

/** Why a card cannot be used. */
export interface PatronBlockTable {
  id: string;
  patron_id: string;
  reason: string;
  note: string | null;
  /** `YYYY-MM-DD`. */
  since: string;
}

export interface PatronTables {
  patron: PatronTable;
  patron_block: PatronBlockTable;
}
