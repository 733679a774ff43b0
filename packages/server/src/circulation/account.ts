import { sql, type Kysely } from 'kysely';
import { copiesOf, toCopy, type Copy, type CopyJson } from '../catalog/items.ts';
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
  /** The items on loan, and all of the records that other patrons wait for, in the order of their ids. */
  readonly copies: readonly Copy[];
}

interface AccountRow {
  owed: number;
  loans: (Omit<OpenLoanRow, 'borrowed_at'> & { borrowed_at: string })[] | null;
  holds: (Omit<HoldRow, 'placed_at'> & { placed_at: string })[] | null;
  copies: CopyJson[] | null;
}

/**
 * Reads an account in one statement.
 *
 * @param records whose holds and items are asked for, too
 */
export async function accountOf(
  db: Kysely<Tables>,
  { rules, today }: Setting,
  patron: Patron,
  records: readonly string[] = [],
): Promise<Account> {
  const { id } = patron;
  const queued = sql`${records}::text[] || array(
    select record_id from queue where status = 'waiting' and patron_id <> ${id})`;
  const { rows } = await sql<AccountRow>`
    with own as (
      select * from loan where patron_id = ${id} and returned_at is null
    ), queue as (
      select hold.*, ${categoryOf(sql.ref('hold.patron_id'))} as category from hold
      where closed_at is null and record_id = any(${records}::text[] || array(select record_id from own))
    )
    select
      (select coalesce(sum(amount - settled), 0)::int8 from fee
       where patron_id = ${id} and currency = ${rules.currency} and settled < amount) as owed,
      (select json_agg(own order by due_date, borrowed_at, id) from own) as loans,
      (select json_agg(queue order by placed_at, id) from queue) as holds,
      ${copiesOf(sql`array(select item_id from own)`, queued)} as copies`.execute(db);
  const { owed, loans, holds, copies } = rows[0]!;
  return {
    patron,
    card: { blocked: patron.blocks.length > 0, expired: isExpired(patron, today), owed },
    loans: (loans ?? []).map((loan) => toOpenLoan({ ...loan, borrowed_at: new Date(loan.borrowed_at) })),
    holds: (holds ?? []).map((hold) => toOpenHold({ ...hold, placed_at: new Date(hold.placed_at) })),
    copies: (copies ?? []).map(toCopy),
  };
}
