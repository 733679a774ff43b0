import type { PatronCategory } from '@pustaka/core/contract';
import { sql, type RawBuilder } from 'kysely';

/**
 * SQL that tells the category of a patron, for another domain's statement that would otherwise be followed by one more.
 *
 * @param id SQL of the patron's id
 */
export const categoryOf = (id: RawBuilder<unknown>): RawBuilder<PatronCategory> =>
  sql<PatronCategory>`(select category from patron where patron.id = ${id})`;
