import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from '../database/index.ts';

/** A request that was answered, or that this transaction is about to answer. */
export interface Remembered {
  readonly fingerprint: Uint8Array;
  /** Sealed. */
  readonly answer: Uint8Array | null;
}

/** SQL of the requests that are answered once. */
export const idempotencyStore = {
  /**
   * Claims a request for this transaction; waits for another that has claimed it and is still running.
   *
   * @param forgotten what is older counts as never asked
   * @returns whether it is to be answered now; what is remembered of it says {@link find} otherwise
   */
  async claim(
    trx: Transaction<Tables>,
    request: { readonly id: string; readonly fingerprint: Uint8Array; readonly at: Date },
    forgotten: Date,
  ): Promise<boolean> {
    const { rows } = await sql`
      insert into idempotency (id, fingerprint, created_at) values (${request.id}, ${request.fingerprint}, ${request.at})
      on conflict (id) do update set
        fingerprint = excluded.fingerprint, answer = null, created_at = excluded.created_at
        where idempotency.created_at < ${forgotten}
      returning id`.execute(trx);
    return rows.length === 1;
  },

  find(trx: Transaction<Tables>, id: string): Promise<Remembered | undefined> {
    return trx
      .selectFrom('idempotency')
      .select(['fingerprint', 'answer'])
      .where('id', '=', id)
      .executeTakeFirst();
  },

  async remember(trx: Transaction<Tables>, id: string, answer: Uint8Array): Promise<void> {
    await trx.updateTable('idempotency').set({ answer }).where('id', '=', id).execute();
  },

  async forget(db: Kysely<Tables>, before: Date): Promise<void> {
    await db.deleteFrom('idempotency').where('created_at', '<', before).execute();
  },
};
