import type { Updateable } from 'kysely';
import type { PatronTable } from '../database/tables/patrons.ts';
import { fieldError } from '../problems/field-errors.ts';
import { ProblemError } from '../problems/problem-error.ts';
import type { PatronSettings } from './patron.ts';

/**
 * The columns that settings change.
 *
 * @param languages the library's
 * @param reader BCP 47: the language to refuse in
 * @throws ProblemError `bad-request`
 */
export function settingsChanges(
  { language, email, phone, keepsHistory }: PatronSettings,
  languages: readonly string[],
  reader: string,
): Updateable<PatronTable> {
  if (language !== undefined && !languages.includes(language)) {
    const details = { name: 'language', allowed: languages.join(', ') };
    throw new ProblemError('bad-request', {
      errors: [fieldError('/language', 'not-allowed', details, reader)],
    });
  }
  return {
    ...(language !== undefined && { language }),
    ...(email !== undefined && { email }),
    ...(email === null && { reset_email: null }),
    ...(phone !== undefined && { phone }),
    ...(keepsHistory !== undefined && { keeps_history: keepsHistory }),
  };
}
