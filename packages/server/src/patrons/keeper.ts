import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/index.ts';
import type { Patron } from './patron.ts';

/** A domain that keeps something about patrons in tables of its own, as circulation keeps loans and identity keeps sign-ins. */
export interface PatronDataKeeper {
  /** Everything it keeps about a patron, by the names under which it stands in the patron's export (`loans`, `holds`, …). */
  exportData?(db: Kysely<Tables>, patron: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
  /** Ends what lets anybody at a patron's things without card and PIN. */
  signOutEverywhere?(db: Kysely<Tables>, patron: string): Promise<void>;
  /** Ends what else there is of a PIN that is replaced. {@link signOutEverywhere} comes before. */
  pinChanged?(db: Kysely<Tables>, patron: Patron): Promise<void>;
  /** Deletes the returned loans that it remembers for a patron. */
  forgetHistory?(trx: Transaction<Tables>, patron: string): Promise<void>;
  /**
   * Deletes what it keeps about a patron whose account is being deleted.
   *
   * @throws ProblemError where something must be settled first: `open-loans`, `unpaid-fees`
   */
  deleteData?(trx: Transaction<Tables>, patron: string): Promise<void>;
}
