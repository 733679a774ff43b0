import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { EndpointPath } from './endpoint-path.ts';
import type { RegisteredSite } from './sites.ts';

/** What the server knows about a request beside what the request says itself. */
export interface RequestContext {
  /** Sent back as `X-Request-Id` and named in logs and problems. */
  readonly id: string;
  readonly log: Logger;
  /** Aborted when the connection is done with, whether or not the answer was whole. */
  readonly signal: AbortSignal;
  /** BCP 47: of the library's languages the one the reader likes best. */
  language: string;
  /** The pattern that answers, `/v1/catalog/records/{id}`; absent where none does. */
  route?: string;
  /** Where the request is for an endpoint of the contract. */
  path?: EndpointPath;
  /** The parameters of that path, decoded. */
  params?: Readonly<Record<string, string | string[]>>;
  /** The registered site that the request counts for. */
  site?: RegisteredSite;
}

// On the request, and not in a `WeakMap`: small collections take no value out of one, nor what the value leads to.
const key = Symbol('context');

interface WithContext extends IncomingMessage {
  [key]?: RequestContext;
}

export function setContext(req: WithContext, context: RequestContext): void {
  req[key] = context;
}

/** @throws Error for a request that did not come through the server's own handler */
export function contextOf(req: WithContext): RequestContext {
  const context = req[key];
  if (!context) throw new Error('The request has no context');
  return context;
}

/** Lets work go on that no answer waits for. @param failed what the log says where it fails */
export function unattended(req: IncomingMessage, work: Promise<void>, failed: string): void {
  const { log } = contextOf(req);
  work.catch((error: unknown) => log.error({ err: error }, failed));
}
