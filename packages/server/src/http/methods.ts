import type { RequestHandler } from 'express';
import { ProblemError } from './problems/problem-error.ts';

/** What every address of this server can be asked with. */
const readMethods = 'GET, HEAD, OPTIONS';

/** Answers OPTIONS, and refuses every other method that is left when GET and HEAD have been served. */
export const onlyRead: RequestHandler = (req, res) => {
  res.set('Allow', readMethods);
  if (req.method !== 'OPTIONS')
    throw new ProblemError('method-not-allowed', { details: { allowed: readMethods } });
  res.status(204).end();
};
