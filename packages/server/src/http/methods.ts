import type { Endpoint } from '@pustaka/core/contract';
import type { RequestHandler } from 'express';
import { ProblemError } from '../problems/problem-error.ts';

/**
 * The value of an `Allow` header.
 *
 * @example allowedMethods(['GET', 'PATCH']) // 'GET, HEAD, PATCH, OPTIONS'
 */
export function allowedMethods(methods: readonly Endpoint['method'][]): string {
  return [...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(
    ', ',
  );
}

/** What can be asked of everything beside the contract's endpoints. */
export const readMethods = allowedMethods(['GET']);

/** Answers OPTIONS, and refuses every other method that is left when the allowed ones have been served. */
export function allowOnly(allowed: string): RequestHandler {
  return (req, res) => {
    res.set('Allow', allowed);
    if (req.method !== 'OPTIONS') throw new ProblemError('method-not-allowed', { details: { allowed } });
    res.status(204).end();
  };
}
