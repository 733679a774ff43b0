import type { Request } from 'express';
import { ProblemError } from '../problems/problem-error.ts';

/**
 * Reads the `Idempotency-Key` of a request: a string of RFC 8941 by the draft (draft-ietf-httpapi-idempotency-key-header,
 * section 2.1), and without its quotation marks, as most clients send it.
 *
 * @throws ProblemError `idempotency-key-missing` where there is none, or one that others might choose, too
 */
export function idempotencyKey(req: Request): string {
  const [, key] = /^"?([\x21\x23-\x5b\x5d-\x7e]{16,128})"?$/.exec(req.get('idempotency-key') ?? '') ?? [];
  if (key === undefined) throw new ProblemError('idempotency-key-missing');
  return key;
}
