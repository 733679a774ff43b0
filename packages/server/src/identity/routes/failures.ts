import type { ErrorRequestHandler } from 'express';
import { errors } from 'oidc-provider';
import { contextOf } from '../../http/context.ts';
import { ProblemError } from '../../problems/problem-error.ts';
import type { IsOutage } from '../../http/send-problems.ts';
import { errorPage } from '../pages/error.ts';
import type { ErrorName } from '../pages/words.ts';
import { AddressUnknown } from '../server.ts';
import type { IdentityServer } from '../server.ts';
import { ForeignForm } from './form.ts';

/** Answers what went wrong on a page with a page. */
export function failures(server: IdentityServer, isOutage: IsOutage): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    // Without an address there is no page either.
    if (error instanceof AddressUnknown) {
      contextOf(req).log.warn(error.message);
      next(new ProblemError('unavailable', { cause: error }));
      return;
    }
    if (res.headersSent) {
      next(error);
      return;
    }
    const [status, name] = kindOf(error, isOutage);
    if (status >= 500) contextOf(req).log.error({ err: error }, 'a sign-in page failed');
    await server.show(req, res, (context) => errorPage(context, name), status);
  };
}

function kindOf(error: unknown, isOutage: IsOutage): [status: number, name: ErrorName] {
  if (error instanceof ForeignForm) return [403, 'foreign'];
  if (error instanceof errors.SessionNotFound) return [400, 'expired'];
  if (error instanceof URIError || isClientError(error)) return [400, 'request'];
  return isOutage(error) ? [503, 'unavailable'] : [500, 'internal'];
}

/** Of Express's body parser: a form too large or malformed. */
function isClientError(error: unknown): boolean {
  return error instanceof Error && 'expose' in error && error.expose === true;
}
