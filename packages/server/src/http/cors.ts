import type { RequestHandler } from 'express';

/** What a page may read of an answer beside the headers that browsers always show. */
const exposed = 'ETag, Retry-After, X-Request-Id, RateLimit, RateLimit-Policy';

/** What a page may send beside the headers that browsers always allow. */
const allowed = 'Content-Type, If-None-Match, Pustaka-Site, X-Request-Id';

/** A day; browsers cap it at what they think right (Chromium at two hours). */
const preflightSeconds = 86_400;

/**
 * Lets pages of any origin read: everything served is public, and no answer depends on a cookie. Whose limits a
 * request counts against is decided apart, by its site.
 */
export const cors: RequestHandler = (req, res, next) => {
  res.set({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': exposed });
  if (req.method !== 'OPTIONS' || req.get('access-control-request-method') === undefined) {
    next();
    return;
  }
  res
    .status(204)
    .set({
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': allowed,
      'Access-Control-Max-Age': String(preflightSeconds),
    })
    .end();
};
