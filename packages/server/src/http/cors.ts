import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { contextOf } from './context.ts';
import { readMethods } from './methods.ts';
import type { SiteDirectory } from './sites.ts';

/** What a page may read of an answer beside the headers that browsers always show. */
const exposed = 'ETag, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy';

/** And of a personal one: what a client of RFC 9449 needs, section 8.2. */
const exposedToSites = `${exposed}, WWW-Authenticate, DPoP-Nonce`;

/** What a page may send beside the headers that browsers always allow. */
const allowed = 'Content-Type, If-None-Match, Pustaka-Site, X-Request-Id';

const allowedToSites = `${allowed}, Authorization, DPoP, Idempotency-Key`;

/** A day; browsers cap it at what they think right (Chromium at two hours). */
const preflightSeconds = 86_400;

/**
 * Lets pages of any origin read what is public; whose limits a request counts against is decided apart, by its site.
 * What is personal can be asked for from the origins of registered sites only: to others a browser shows neither answer
 * nor problem. No answer depends on a cookie.
 */
export function cors(sites: SiteDirectory): RequestHandler {
  return async (req, res, next) => {
    const { path } = contextOf(req);
    const personal = path?.personal ?? false;
    const origin = req.get('origin');
    const allowedOrigin = personal ? await registered(origin, sites) : '*';
    if (allowedOrigin !== undefined) {
      res.set({
        'Access-Control-Allow-Origin': allowedOrigin,
        'Access-Control-Expose-Headers': personal ? exposedToSites : exposed,
      });
    }
    if (!isPreflight(req)) {
      next();
      return;
    }
    if (allowedOrigin !== undefined) {
      res.set({
        'Access-Control-Allow-Methods': path?.allowed ?? readMethods,
        'Access-Control-Allow-Headers': personal ? allowedToSites : allowed,
        'Access-Control-Max-Age': String(preflightSeconds),
      });
    }
    res.status(204).end();
  };
}

/** Whether a browser asks on behalf of a page whether it may send a request (Fetch standard, CORS-preflight request). */
export const isPreflight = (req: Request): boolean =>
  req.method === 'OPTIONS' && req.get('access-control-request-method') !== undefined;

/** Lets any page read why it was refused by a server that got no further than that, so that nothing personal is in it. */
export const readableRefusal: ErrorRequestHandler = (error, _req, res, next) => {
  if (!res.headersSent) {
    res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': exposed });
  }
  next(error);
};

async function registered(origin: string | undefined, sites: SiteDirectory): Promise<string | undefined> {
  return origin !== undefined && (await sites.byOrigin(origin)) ? origin : undefined;
}
