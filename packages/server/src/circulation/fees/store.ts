import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { FeeTable } from '../../database/tables/circulation.ts';
import type { Tables } from '../../database/tables.ts';

/** Amounts are minor units of the currency. */
export interface StoredFee {
  readonly id: string;
  readonly patron: string | undefined;
  readonly record: string | undefined;
  readonly kind: string;
  readonly amount: number;
  readonly settled: number;
  readonly currency: string;
  /** `YYYY-MM-DD`. */
  readonly since: string;
  readonly note: string | undefined;
}

export interface Settlement {
  readonly id: string;
  readonly fee: string;
  readonly kind: 'payment' | 'waiver';
  readonly amount: number;
  readonly note: string | undefined;
  readonly at: Date;
}

/** SQL of fees and of what was paid of them. */
export class FeeStore {
  async add(trx: Transaction<Tables>, fee: StoredFee): Promise<void> {
    const { id, patron, record, kind, amount, settled, currency, since, note } = fee;
    await trx
      .insertInto('fee')
      .values({
        id,
        patron_id: patron ?? null,
        record_id: record ?? null,
        kind,
        amount,
        settled,
        currency,
        since,
        note: note ?? null,
      })
      .execute();
  }

  /** What a patron has still to pay, oldest first. */
  async unsettled(db: Kysely<Tables>, patron: string): Promise<StoredFee[]> {
    const rows = await db
      .selectFrom('fee')
      .selectAll()
      .where('patron_id', '=', patron)
      .where('settled', '<', sql<number>`amount`)
      .orderBy('since')
      .orderBy('id')
      .execute();
    return rows.map(toFee);
  }

  /** Everything a patron ever had to pay, oldest first. */
  async all(db: Kysely<Tables>, patron: string): Promise<StoredFee[]> {
    const rows = await db
      .selectFrom('fee')
      .selectAll()
      .where('patron_id', '=', patron)
      .orderBy('since')
      .orderBy('id')
      .execute();
    return rows.map(toFee);
  }

  /** Reads a fee and lets nobody else settle it until the transaction ends. */
  async lock(trx: Transaction<Tables>, id: string): Promise<StoredFee | undefined> {
    const row = await trx.selectFrom('fee').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    return row && toFee(row);
  }

  /** Writes a settlement down. A fee that is settled in whole no longer says for which record it was. */
  async settle(trx: Transaction<Tables>, { id, fee, kind, amount, note, at }: Settlement): Promise<void> {
    await trx
      .insertInto('settlement')
      .values({ id, fee_id: fee, kind, amount, note: note ?? null, settled_at: at })
      .execute();
    await sql`
      update fee set settled = settled + ${amount},
        record_id = case when settled + ${amount} < amount then record_id end
      where id = ${fee}`.execute(trx);
  }

  /** What was paid or waived of these fees, oldest first. */
  async settlements(db: Kysely<Tables>, fees: readonly string[]): Promise<Settlement[]> {
    const rows = await db
      .selectFrom('settlement')
      .select(['id', 'fee_id as fee', 'kind', 'amount', 'note', 'settled_at as at'])
      .where('fee_id', '=', sql<string>`any(${fees}::text[])`)
      .orderBy('settled_at')
      .orderBy('id')
      .execute();
    return rows.map(({ note, ...row }) => ({ ...row, note: note ?? undefined }));
  }

  /** Forgets whose settled fees were, and what staff wrote about them. */
  async forget(trx: Transaction<Tables>, patron: string): Promise<void> {
    await sql`
      update settlement set note = null
      where fee_id in (select id from fee where patron_id = ${patron})`.execute(trx);
    await trx
      .updateTable('fee')
      .set({ patron_id: null, note: null })
      .where('patron_id', '=', patron)
      .execute();
  }
}

function toFee({ patron_id, record_id, note, ...row }: Selectable<FeeTable>): StoredFee {
  return {
    ...row,
    patron: patron_id ?? undefined,
    record: record_id ?? undefined,
    note: note ?? undefined,
  };
}
