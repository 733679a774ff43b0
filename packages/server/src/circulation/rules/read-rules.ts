import { pointerOf, type FieldError } from '@pustaka/core/contract';
import * as z from 'zod/mini';
import { fieldErrors, ruleError } from '../../problems/field-errors.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import { circulationRules, type CirculationRules, type Exception } from './terms.ts';

/**
 * Checks rules that somebody wrote.
 *
 * @throws ProblemError `bad-request`; its `errors` name every field at fault by JSON pointer, in English
 */
export function readRules(written: unknown): CirculationRules {
  const result = z.safeParse(circulationRules, written, { reportInput: true });
  const errors = result.success ? brokenRules(result.data) : schemaErrors(result.error.issues);
  if (!result.success || errors.length > 0) throw new ProblemError('bad-request', { errors });
  return result.data;
}

function schemaErrors(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return fieldErrors([issue], located, 'en');
    return issue.keys.map((name) => ({
      pointer: pointerOf([...issue.path, name]),
      code: 'unknown',
      message: `${name} is not a term of the rules.`,
    }));
  });
}

const located = (path: readonly PropertyKey[]) => ({
  pointer: pointerOf(path),
  name: String(path.at(-1) ?? 'The file'),
});

/** What a schema cannot say. */
function brokenRules({ exceptions }: CirculationRules): FieldError[] {
  const seen = new Set<string>();
  return exceptions.flatMap((exception, index) => {
    const place = ['exceptions', index];
    const errors = faultsOf(exception).map(({ field, message }) => ruleError([...place, ...field], message));
    const key = JSON.stringify([exception.category, exception.itemType]);
    if (seen.has(key)) {
      errors.push(
        ruleError(
          place,
          'Another exception is for the same category and item type already: put them together.',
        ),
      );
    }
    seen.add(key);
    return errors;
  });
}

function faultsOf(exception: Exception): { field: string[]; message: string }[] {
  const { category, itemType } = exception;
  if (category === undefined && itemType === undefined) {
    return [
      { field: [], message: 'Name a category, an itemType or both; for everybody there are the defaults.' },
    ];
  }
  if (itemType === undefined) return [];
  return (['maxHolds', 'maxOwed'] as const)
    .filter((name) => exception[name] !== undefined)
    .map((name) => ({
      field: [name],
      message: `${name} is about the card, whatever it borrows: leave out itemType.`,
    }));
}
