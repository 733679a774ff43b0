import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit';
import type { Options } from 'express-rate-limit';
import { contextOf } from './context.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { defaultLimits } from './request-limits.ts';
import type { RequestLimits } from './request-limits.ts';

/** A website or app that embeds the library, as far as HTTP needs to know it. */
export interface RegisteredSite {
  readonly id: string;
  readonly origins: readonly string[];
  /** How many requests it may make a minute; `null` for the server's default. */
  readonly requestsPerMinute: number | null;
}

export interface SiteDirectory {
  byKey(key: string): Promise<RegisteredSite | undefined>;
  byOrigin(origin: string): Promise<RegisteredSite | undefined>;
}

/**
 * Finds the registered site that a request counts for, by the key in `Pustaka-Site`, else by its `Origin`.
 *
 * A wrong key is refused, so that a typing error shows at once and not on a busy day; so is a key sent from an origin
 * that its site does not name. Without a key, an unknown origin is anonymous.
 */
export function findSite(directory: SiteDirectory): RequestHandler {
  return async (req, _res, next) => {
    const key = req.get('pustaka-site');
    const origin = req.get('origin');
    let site: RegisteredSite | undefined;
    if (key !== undefined) {
      site = await directory.byKey(key);
      if (!site) throw new ProblemError('site-unknown');
      if (origin !== undefined && !site.origins.includes(origin)) {
        throw new ProblemError('origin-not-allowed', { details: { origin } });
      }
    } else if (origin !== undefined) {
      site = await directory.byOrigin(origin);
    }
    if (site) contextOf(req).site = site;
    next();
  };
}

export interface Limiter {
  readonly middleware: readonly RequestHandler[];
  readonly close: () => void;
}

/**
 * Counts requests in windows of a minute within this process: by address, and what anybody may ask by registered site, too.
 * What an address asks for one site counts for nothing elsewhere. What is personal counts for no site: anybody can claim to
 * come from it, and would keep its readers from their own things.
 */
export function requestLimiter(limits: RequestLimits): Limiter {
  const { address, site } = { ...defaultLimits, ...limits };
  const siteOf = (req: Request) => contextOf(req).site;
  // The address first: what it is refused counts for no site.
  const byAddress = counter({
    identifier: 'address',
    limit: address,
    keyGenerator: (req) => `${siteOf(req)?.id ?? ''} ${ipKeyGenerator(req.ip ?? '')}`,
  });
  const bySite = counter({
    identifier: 'site',
    limit: (req) => siteOf(req)?.requestsPerMinute ?? site,
    keyGenerator: (req) => siteOf(req)?.id ?? '',
    skip: (req) => siteOf(req) === undefined || contextOf(req).path?.personal !== false,
  });
  return {
    middleware: [byAddress.middleware, bySite.middleware],
    close() {
      byAddress.store.shutdown();
      bySite.store.shutdown();
    },
  };
}

function counter(options: Partial<Options>): { middleware: RequestHandler; store: MemoryStore } {
  const store = new MemoryStore();
  const middleware = rateLimit({
    ...options,
    windowMs: 60_000,
    store,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its checks warn on the console about a proxy setting that is this server's to state.
    validate: false,
    handler(_req, res, next) {
      const seconds = Number(res.getHeader('Retry-After')) || 60;
      next(new ProblemError('too-many-requests', { details: { seconds }, retryAfter: seconds }));
    },
  });
  return { middleware, store };
}
