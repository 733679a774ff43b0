import type { Problem } from '@pustaka/core/contract';
import type { ErrorRequestHandler, Response } from 'express';
import { contextOf } from './context.ts';
import { toProblem } from '../problems/to-problem.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { spoken } from '../words.ts';

/** Says whether an error means that something the server needs is out of reach just now: trying again makes sense. */
export type IsOutage = (error: unknown) => boolean;

/**
 * The last middleware. What a service did not foresee is logged in full under the request's id, and answered as
 * `internal` with nothing of it.
 */
export function sendProblems(isOutage: IsOutage): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { id, language, log } = contextOf(req);
    const problem = asProblem(error, isOutage);
    if (problem.status >= 500) log.error({ err: error }, problem.message);
    // The status line is gone already: only breaking the connection tells the client that the answer is not whole.
    if (res.headersSent) next(error);
    else send(res, problem, toProblem(problem, language, id), spoken(language));
  };
}

function asProblem(error: unknown, isOutage: IsOutage): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isOutage(error)) return new ProblemError('unavailable', { cause: error, retryAfter: 5 });
  return new ProblemError('internal', { cause: error });
}

function send(res: Response, error: ProblemError, problem: Problem, language: string): void {
  for (const name of ['ETag', 'Content-Disposition', 'Link']) res.removeHeader(name);
  res.status(error.status).set({
    ...error.headers,
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    'Cache-Control': 'no-store',
  });
  if (error.retryAfter !== undefined) res.set('Retry-After', String(error.retryAfter));
  res.end(JSON.stringify(problem));
}
