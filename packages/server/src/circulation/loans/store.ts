import { sql, type Kysely, type RawBuilder, type Selectable, type Transaction } from 'kysely';
import type { LoanTable } from '../../database/tables/circulation.ts';
import type { Tables } from '../../database/tables.ts';
import type { Place } from '../cursor.ts';

/** A loan that has not been returned. */
export interface OpenLoan {
  readonly id: string;
  readonly patron: string;
  readonly item: string;
  readonly record: string;
  readonly itemType: string | undefined;
  /** The branch whose opening days the due date keeps to. */
  readonly branch: string;
  readonly borrowedAt: Date;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string;
  readonly renewals: number;
}

/** A returned loan that its patron has remembered. */
export interface ReturnedLoan {
  readonly id: string;
  readonly record: string;
  readonly borrowedAt: Date;
  readonly returnedAt: Date;
}

/** SQL of the loans. */
export class LoanStore {
  /** SQL that adds a loan, for the statement that moves its item. */
  adding(loan: OpenLoan): RawBuilder<unknown> {
    const { id, patron, item, record, itemType, branch, borrowedAt, dueDate, renewals } = loan;
    return sql`
      insert into loan (id, patron_id, item_id, record_id, item_type, branch, borrowed_at, due_date, renewals)
      values (${id}, ${patron}, ${item}, ${record}, ${itemType ?? null}, ${branch}, ${borrowedAt}, ${dueDate}, ${renewals})`;
  }

  /** A patron's open loans, the most urgent first. */
  async ofPatron(db: Kysely<Tables>, patron: string): Promise<OpenLoan[]> {
    const rows = await open(db)
      .where('patron_id', '=', patron)
      .orderBy('due_date')
      .orderBy('borrowed_at')
      .orderBy('id')
      .execute();
    return rows.map(toOpenLoan);
  }

  async ofItem(db: Kysely<Tables>, item: string): Promise<OpenLoan | undefined> {
    const row = await open(db).where('item_id', '=', item).executeTakeFirst();
    return row && toOpenLoan(row);
  }

  async renew(trx: Transaction<Tables>, id: string, dueDate: string): Promise<void> {
    await trx
      .updateTable('loan')
      .set((eb) => ({ due_date: dueDate, renewals: eb('renewals', '+', 1) }))
      .where('id', '=', id)
      .execute();
  }

  /** @param remember whether the loan goes on saying whose it was */
  async close(trx: Transaction<Tables>, id: string, at: Date, remember: boolean): Promise<void> {
    await trx
      .updateTable('loan')
      .set({ returned_at: at, ...(remember ? {} : { patron_id: null }) })
      .where('id', '=', id)
      .execute();
  }

  /** Returned loans, newest first. @param after the last one of the page before */
  async history(
    db: Kysely<Tables>,
    patron: string,
    { after, limit }: { after?: Place | undefined; limit?: number } = {},
  ): Promise<ReturnedLoan[]> {
    let query = db
      .selectFrom('loan')
      .select(['id', 'record_id as record', 'borrowed_at as borrowedAt', 'returned_at as returnedAt'])
      .where('patron_id', '=', patron)
      .where('returned_at', 'is not', null)
      .orderBy('returned_at', 'desc')
      .orderBy('id')
      .$narrowType<{ returnedAt: Date }>();
    if (limit !== undefined) query = query.limit(limit);
    if (after !== undefined) {
      query = query.where((eb) =>
        eb.or([
          eb('returned_at', '<', after.at),
          eb.and([eb('returned_at', '=', after.at), eb('id', '>', after.id)]),
        ]),
      );
    }
    return query.execute();
  }

  async countHistory(db: Kysely<Tables>, patron: string): Promise<number> {
    const { count } = await db
      .selectFrom('loan')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('patron_id', '=', patron)
      .where('returned_at', 'is not', null)
      .executeTakeFirstOrThrow();
    return count;
  }

  /**
   * Forgets whose returned loans were. That they were lent stays known, for the library's figures.
   *
   * @param loan the only one to forget; all of them where absent
   * @returns how many
   */
  async forget(trx: Transaction<Tables>, patron: string, loan?: string): Promise<number> {
    let update = trx
      .updateTable('loan')
      .set({ patron_id: null })
      .where('patron_id', '=', patron)
      .where('returned_at', 'is not', null);
    if (loan !== undefined) update = update.where('id', '=', loan);
    const { numUpdatedRows } = await update.executeTakeFirst();
    return Number(numUpdatedRows);
  }
}

const open = (db: Kysely<Tables>) =>
  db
    .selectFrom('loan')
    .select(['id', 'item_id', 'record_id', 'item_type', 'branch', 'borrowed_at', 'due_date', 'renewals'])
    .select(sql<string>`patron_id`.as('patron_id'))
    .where('returned_at', 'is', null);

export type OpenLoanRow = Omit<Selectable<LoanTable>, 'returned_at' | 'patron_id'> & { patron_id: string };

export function toOpenLoan(row: OpenLoanRow): OpenLoan {
  return {
    id: row.id,
    patron: row.patron_id,
    item: row.item_id,
    record: row.record_id,
    itemType: row.item_type ?? undefined,
    branch: row.branch,
    borrowedAt: row.borrowed_at,
    dueDate: row.due_date,
    renewals: row.renewals,
  };
}
