import { sql, type RawBuilder } from 'kysely';

/**
 * SQL that tells whether a patron is staff, for another domain's statement that would otherwise be followed by one more.
 *
 * @param id SQL of the patron's id
 */
export const isStaff = (id: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from patron where patron.id = ${id} and patron.is_staff)`;
