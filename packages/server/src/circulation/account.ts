import { sql, type Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { categoryOf } from '../patrons/category-of.ts';
import { isExpired, type Patron } from '../patrons/patron.ts';
import { toOpenHold, type HoldRow, type OpenHold } from './holds/store.ts';
import { toOpenLoan, type OpenLoan, type OpenLoanRow } from './loans/store.ts';
import type { CardState } from './refusals.ts';
import type { Setting } from './setting.ts';

/** A patron with what counts for every decision about lending. */
export interface Account {
  readonly patron: Patron;
  readonly card: CardState;
  /** Open ones, the most urgent first. */
  readonly loans: readonly OpenLoan[];
  /** Open ones of all patrons on the records of the loans, in the order in which they are served. */
  readonly holds: readonly OpenHold[];
}

type AccountRow = { owed: number; holds: HoldJson[] | null } & (OpenLoanRow | { id: null });
type HoldJson = Omit<HoldRow, 'placed_at'> & { placed_at: string };

/**
 * Reads an account in one statement.
 *
 * @param records whose holds are asked for, too
 */
export async function accountOf(
  db: Kysely<Tables>,
  { rules, today }: Setting,
  patron: Patron,
  records: readonly string[] = [],
): Promise<Account> {
  const { rows } = await sql<AccountRow>`
    select owed, holds, loan.* from (
      select coalesce(sum(amount - settled), 0)::int8 as owed from fee
      where patron_id = ${patron.id} and currency = ${rules.currency} and settled < amount) as fees
    cross join (
      select json_agg(queue order by placed_at, id) as holds from (
        select hold.*, ${categoryOf(sql.ref('hold.patron_id'))} as category from hold
        where closed_at is null and record_id = any(${records}::text[] || array(
          select record_id from loan where patron_id = ${patron.id} and returned_at is null))) as queue) as queues
    left join loan on patron_id = ${patron.id} and returned_at is null
    order by due_date, borrowed_at, id`.execute(db);
  const { owed, holds } = rows[0]!;
  return {
    patron,
    card: { blocked: patron.blocks.length > 0, expired: isExpired(patron, today), owed },
    loans: rows.filter((row) => row.id !== null).map(toOpenLoan),
    holds: (holds ?? []).map((hold) => toOpenHold({ ...hold, placed_at: new Date(hold.placed_at) })),
  };
}
