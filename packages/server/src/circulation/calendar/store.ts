import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../database/tables.ts';

/** SQL of the calendars' secret addresses: at most one a patron. */
export class CalendarStore {
  async exists(db: Kysely<Tables>, patron: string): Promise<boolean> {
    const row = await db
      .selectFrom('calendar_address')
      .select('id')
      .where('id', '=', patron)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** @returns the patron's id */
  async patronOf(db: Kysely<Tables>, secretHash: Uint8Array): Promise<string | undefined> {
    const row = await db
      .selectFrom('calendar_address')
      .select('id')
      .where('secret_hash', '=', secretHash)
      .executeTakeFirst();
    return row?.id;
  }

  /** Puts a secret in the place of an earlier one. */
  async save(trx: Transaction<Tables>, patron: string, secretHash: Uint8Array, at: Date): Promise<void> {
    const values = { secret_hash: secretHash, created_at: at };
    await trx
      .insertInto('calendar_address')
      .values({ id: patron, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }

  async remove(db: Kysely<Tables>, patron: string): Promise<void> {
    await db.deleteFrom('calendar_address').where('id', '=', patron).execute();
  }
}
