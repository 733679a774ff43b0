import { libraryProfile, pointerOf } from '@pustaka/core/contract';
import type { FieldError, LibraryProfile } from '@pustaka/core/contract';
import * as z from 'zod/mini';
import { fieldErrors, ruleError } from '../problems/field-errors.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { unknownFields } from '../http/unknown-fields.ts';
import { brokenRules } from './rules.ts';

const profileSchema = z.toJSONSchema(libraryProfile, { io: 'input' });

/**
 * Checks a profile that somebody wrote, against the contract and the rules beyond it.
 *
 * @throws ProblemError `bad-request`; its `errors` name every field at fault by JSON pointer, in English
 */
export function readProfile(written: unknown): LibraryProfile {
  const result = z.safeParse(libraryProfile, written, { reportInput: true });
  const locate = (path: readonly PropertyKey[]) => ({
    pointer: pointerOf(path),
    name: String(path.at(-1) ?? 'The profile'),
  });
  const errors: FieldError[] = result.success
    ? [
        ...unknownFields(written, profileSchema, 'en'),
        ...brokenRules(result.data).map(({ path, message }) => ruleError(path, message)),
      ]
    : fieldErrors(result.error.issues, locate, 'en');
  if (!result.success || errors.length > 0) throw new ProblemError('bad-request', { errors });
  return result.data;
}
