import { sql, type Kysely } from 'kysely';
import type { Tables } from '../../database/index.ts';

export interface ManyLoans {
  readonly patrons: number;
  /** Open and returned ones, spread evenly over the patrons and the records. */
  readonly loans: number;
  /** How many of them are open. */
  readonly openLoans: number;
  /** Copies `shelved-0`, `shelved-1`, … that can be lent. */
  readonly shelved: number;
  /** The id of the patron who is staff. */
  readonly staff: string;
}

/** Gives a catalogue patrons, whose ids are `reader-0`, `reader-1`, …, and their loans, as if they had come about over weeks. */
export async function lendMany(db: Kysely<Tables>, many: ManyLoans): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into patron (id, card, name, category, home_branch, expires, language, keeps_history, is_staff)
      select 'reader-' || n, upper('reader-' || n), 'Pembaca ' || n, 'adult', 'pusat', '2999-12-31', 'id', true,
             'reader-' || n = ${many.staff}
      from generate_series(0, ${sql.lit(many.patrons)} - 1) n`.execute(trx);
    await sql`
      create temporary table titles on commit drop as
      select id, row_number() over (order by id) - 1 as number
      from record where deleted_at is null and kind = 'bibliographic'`.execute(trx);
    const title = sql`join titles on number = n % (select count(*) from titles)`;
    await sql`
      insert into item (id, record_id, position, barcode, branch, status, managed, due_date)
      select 'lent-' || n, titles.id, n, 'lent-' || n, 'pusat', 'on-loan', true, current_date + n % 14
      from generate_series(0, ${sql.lit(many.openLoans)} - 1) n ${title}`.execute(trx);
    await sql`
      insert into item (id, record_id, position, barcode, branch, status)
      select 'shelved-' || n, titles.id, n, 'shelved-' || n, 'pusat', 'available'
      from generate_series(0, ${sql.lit(many.shelved)} - 1) n ${title}`.execute(trx);
    await sql`
      insert into loan (id, patron_id, item_id, record_id, branch, borrowed_at, due_date, returned_at)
      select 'loan-' || n, 'reader-' || n % ${sql.lit(many.patrons)}, 'lent-' || n, titles.id, 'pusat',
             now() - interval '20 days', current_date + n % 14,
             case when n >= ${sql.lit(many.openLoans)} then now() - interval '10 days' end
      from generate_series(0, ${sql.lit(many.loans)} - 1) n ${title}`.execute(trx);
  });
  await sql`analyze`.execute(db);
}
