import type { Endpoint } from '@pustaka/core/contract';
import type { Request } from 'express';
import { CredentialsRefused, dpopAlgorithms } from './caller.ts';
import type { Authenticator, Caller } from './caller.ts';
import { contextOf } from './context.ts';
import { ProblemError } from '../problems/problem-error.ts';

/**
 * Asks who calls an endpoint and whether they may.
 *
 * @param url the address that was asked for, without query
 * @returns the caller; nothing for an endpoint without a scope, where nobody is asked
 * @throws ProblemError `sign-in-required`, `scope-missing`, `origin-not-allowed`
 */
export async function authorize(
  req: Request,
  { scope }: Endpoint,
  authenticator: Authenticator,
  url: string,
): Promise<Caller | undefined> {
  if (scope === undefined) return undefined;
  const caller = await authenticate(req, authenticator, url);
  refuseOtherSites(req, caller);
  if (!caller.scopes.has(scope) || (scope === 'desk' && caller.kind !== 'staff')) {
    const headers = challenge({ error: 'insufficient_scope', scope });
    throw new ProblemError('scope-missing', { details: { scope }, headers });
  }
  return caller;
}

async function authenticate(req: Request, authenticator: Authenticator, url: string): Promise<Caller> {
  try {
    const caller = await authenticator.authenticate(req, url);
    if (caller) return caller;
  } catch (error) {
    if (!(error instanceof CredentialsRefused)) throw error;
    const { fault, nonce } = error;
    throw new ProblemError('sign-in-required', {
      headers: { ...challenge({ error: fault }), ...(nonce !== undefined && { 'DPoP-Nonce': nonce }) },
      cause: error,
    });
  }
  throw new ProblemError('sign-in-required', { headers: challenge({}) });
}

/** A token is good for the site that it was given to: on the pages of another it is out of place, however it came there. */
function refuseOtherSites(req: Request, caller: Caller): void {
  const { site } = contextOf(req);
  const origin = req.get('origin');
  // A script or a native app sends neither an origin nor, as a rule, a key.
  if (origin === undefined && site === undefined) return;
  if (site !== undefined && site.id === caller.site) return;
  throw new ProblemError('origin-not-allowed', { details: { origin: origin ?? site?.id ?? '' } });
}

/** RFC 9449, section 7.1. */
function challenge(parameters: Readonly<Record<string, string>>): { 'WWW-Authenticate': string } {
  const all = Object.entries({ ...parameters, algs: dpopAlgorithms.join(' ') });
  return { 'WWW-Authenticate': `DPoP ${all.map(([name, value]) => `${name}="${value}"`).join(', ')}` };
}
