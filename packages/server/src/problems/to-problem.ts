import type { Problem } from '@pustaka/core/contract';
import { fill, inLanguage } from '../words.ts';
import { problemKinds } from './kinds.ts';
import type { ProblemKind } from './kind.ts';
import type { ProblemError } from './problem-error.ts';

/** Writes an error as RFC 9457 problem details in the reader's language. */
export function toProblem(error: ProblemError, language: string, requestId?: string): Problem {
  const kind: ProblemKind = problemKinds[error.code];
  return {
    type: `urn:pustaka:problem:${error.code}`,
    code: error.code,
    status: error.status,
    title: inLanguage(kind.title, language),
    ...(kind.detail && { detail: fill(inLanguage(kind.detail, language), error.details) }),
    ...(requestId !== undefined && { requestId }),
    ...(error.errors.length > 0 && { errors: [...error.errors] }),
  };
}
