import type { Request, RequestHandler } from 'express';
import { contextOf } from './context.ts';
import { fieldError } from '../problems/field-errors.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** Refuses addresses that are not valid percent-encoded UTF-8, or hide a NUL, which no text column can hold. */
export const readableAddress: RequestHandler = (req, _res, next) => {
  if (isReadable(req.url)) {
    next();
    return;
  }
  const [path = ''] = req.url.split('?');
  const pointer = isReadable(path) ? '/query' : '/path';
  const { language } = contextOf(req);
  throw new ProblemError('bad-request', {
    errors: [fieldError(pointer, 'malformed', { name: pointer.slice(1) }, language)],
  });
};

function isReadable(text: string): boolean {
  try {
    return !decodeURIComponent(text).includes('\0');
  } catch {
    return false;
  }
}

/**
 * Refuses a body where none is read: with GET it has no meaning (RFC 9110, section 9.3.1), and reading it to its end would
 * cost as much as its sender likes. What is no method here, or no address, is refused as that.
 */
export const noNeedlessBody: RequestHandler = (req, res, next) => {
  const routes = [...(contextOf(req).path?.routes ?? [])];
  const route = routes.find(([method]) => method === req.method)?.[1];
  if (route?.endpoint.body || !hasBody(req)) {
    next();
    return;
  }
  res.set('Connection', 'close');
  if (route || req.method === 'GET') throw new ProblemError('payload-too-large', { details: { most: 0 } });
  next();
};

/** Whether a request carries a body of at least a byte, or of unknown length (RFC 9112, section 6.3). */
export function hasBody(req: Request): boolean {
  return req.get('transfer-encoding') !== undefined || Number(req.get('content-length') ?? 0) > 0;
}
