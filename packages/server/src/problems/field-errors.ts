import { pointerOf, type FieldError } from '@pustaka/core/contract';
import type * as z from 'zod/mini';
import { fieldWords, typeWords } from './field-words.ts';
import type { FieldCode } from './field-words.ts';
import type { Details } from '../words.ts';
import { fill, inLanguage } from '../words.ts';

/** Makes a field error with its message in the reader's language. */
export function fieldError(
  pointer: string,
  code: FieldCode,
  details: Details & { readonly name: string },
  language: string,
): FieldError {
  return { pointer, code, message: fill(inLanguage(fieldWords[code], language), details) };
}

/** An error against a rule that no schema states, with its message in English, for whoever runs the library. */
export const ruleError = (path: readonly PropertyKey[], message: string): FieldError => ({
  pointer: pointerOf(path),
  code: 'rule',
  message,
});

/**
 * Translates what zod found. The schema must have been parsed with `reportInput`, which is how a field that is
 * missing is told from one of a wrong type.
 *
 * @param locate where the issue's path lies in the request, and how to call the field
 */
export function fieldErrors(
  issues: readonly z.core.$ZodIssue[],
  locate: (path: readonly PropertyKey[]) => { pointer: string; name: string },
  language: string,
): FieldError[] {
  return issues.map((issue) => {
    const { pointer, name } = locate(issue.path);
    const { code, details } = diagnose(issue, language);
    return fieldError(pointer, code, { name, ...details }, language);
  });
}

interface Diagnosis {
  readonly code: FieldCode;
  readonly details?: Details;
}

const limitCodes: Readonly<Record<string, readonly [below: FieldCode, above: FieldCode]>> = {
  string: ['too-short', 'too-long'],
  array: ['too-few', 'too-many'],
};

function diagnose(issue: z.core.$ZodIssue, language: string): Diagnosis {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return { code: 'required' };
      const type = typeWords[issue.expected];
      return { code: 'wrong-type', details: { type: type ? inLanguage(type, language) : issue.expected } };
    }
    case 'invalid_value':
      return { code: 'not-allowed', details: { allowed: issue.values.join(', ') } };
    case 'too_small':
      return {
        code: limitCodes[issue.origin]?.[0] ?? 'too-small',
        details: { limit: Number(issue.minimum) },
      };
    case 'too_big':
      return {
        code: limitCodes[issue.origin]?.[1] ?? 'too-large',
        details: { limit: Number(issue.maximum) },
      };
    case 'invalid_format':
      return { code: 'wrong-form', details: { form: issue.pattern ?? issue.format } };
    default:
      return { code: 'malformed' };
  }
}
