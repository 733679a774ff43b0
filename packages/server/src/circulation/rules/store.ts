import type { Kysely } from 'kysely';
import type { Tables } from '../../database/tables.ts';
import type { CirculationRules } from './terms.ts';

/** SQL of the rules: one row, or none while the library has not written any. */
export class RuleStore {
  async rules(db: Kysely<Tables>): Promise<CirculationRules | undefined> {
    const row = await db.selectFrom('circulation_rules').select('rules').executeTakeFirst();
    return row?.rules;
  }

  async save(db: Kysely<Tables>, rules: CirculationRules): Promise<void> {
    const values = { rules: JSON.stringify(rules), updated_at: new Date() };
    await db
      .insertInto('circulation_rules')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}
