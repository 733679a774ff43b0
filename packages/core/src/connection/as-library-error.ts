import { isHTTPError, isTimeoutError } from 'ky';
import { problem } from '../contract/problem.ts';
import { safeParse } from '../contract/schema.ts';
import { isOffline } from './environment.ts';
import { ContractError } from './errors/contract-error.ts';
import type { LibraryError } from './errors/library-error.ts';
import { NetworkError } from './errors/network-error.ts';
import { ProblemError } from './errors/problem-error.ts';
import { TimeoutError } from './errors/timeout-error.ts';

/** Milliseconds that the server asks to wait (RFC 9110 §10.2.3: seconds, or a date), where it does. */
export function retryAfter(error: unknown): number | undefined {
  const header = isHTTPError(error) && error.response.headers.get('retry-after');
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Puts what ky or `fetch` threw into the SDK's own terms. */
export async function asLibraryError(endpoint: string, error: unknown): Promise<LibraryError> {
  if (isTimeoutError(error)) return new TimeoutError(endpoint, error);
  if (error instanceof SyntaxError) return new ContractError(endpoint, '', null, error);
  if (!isHTTPError(error)) return new NetworkError(endpoint, isOffline(), error);

  const { status, statusText, headers } = error.response;
  const answer = safeParse(problem, await error.response.json().catch(() => {}));
  const stated = answer.data ?? { code: 'unexpected-status', status, title: statusText };
  const requestId = headers.get('x-request-id') ?? undefined;
  return new ProblemError(endpoint, { requestId, ...stated }, retryAfter(error), error);
}
