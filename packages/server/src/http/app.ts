import { basePath, endpoints } from '@pustaka/core/contract';
import compression from 'compression';
import express from 'express';
import type { Express, Request, RequestHandler } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { publicAddress } from './address.ts';
import { sendKept, worthCompressing } from './compressed.ts';
import { contextOf } from './context.ts';
import type { Authenticator } from './caller.ts';
import { cors, isPreflight, readableRefusal } from './cors.ts';
import type { Domain } from './domain.ts';
import { endpointPaths, findPath } from './endpoint-path.ts';
import { endpointRouter } from './endpoint-router.ts';
import { noNeedlessBody, readableAddress } from './guards.ts';
import { healthz, measureReadiness, readyz } from './health.ts';
import type { ReadinessCheck } from './health.ts';
import { embed } from './embed/answer.ts';
import { homePage, homePolicy } from './home/page.ts';
import { chooseLanguage } from './language.ts';
import type { Languages } from './language.ts';
import { allowOnly, readMethods } from './methods.ts';
import type { Metrics } from './metrics.ts';
import { nearbyOnly } from './nearby.ts';
import { mountedAt, openApiDocument } from './openapi/document.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { sendProblems } from './send-problems.ts';
import type { IsOutage } from './send-problems.ts';
import { spoken } from '../words.ts';
import type { RequestLimits } from './request-limits.ts';
import { requestLog } from './request-log.ts';
import { findSite, requestLimiter } from './sites.ts';
import type { SiteDirectory } from './sites.ts';
import { hasWidgets, widgetFiles } from './widget-files.ts';
import type { Writes } from './writes.ts';

export interface AppOptions {
  readonly domains: readonly Domain[];
  readonly sites: SiteDirectory;
  /** Tells who calls what is personal. */
  readonly authenticator: Authenticator;
  readonly writes: Writes;
  /** The library's, its own first. */
  readonly languages: Languages;
  /** For the root page. */
  readonly libraryName: () => Promise<string>;
  readonly readiness: readonly ReadinessCheck[];
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly limits: RequestLimits;
  /** As Express's `trust proxy`: how many proxies stand before the server, or which. */
  readonly trustProxy: boolean | number | string;
  readonly checkAnswers: boolean;
  readonly isOutage: IsOutage;
  /** The folder with the widgets' built files. */
  readonly widgets: string;
  /** The server's address as readers know it; told from the request where absent. */
  readonly publicUrl?: string;
  /** The version of this package. */
  readonly version: string;
}

/** Puts the middleware in its order: context first, so that every later refusal has an id and a language. */
export function createApp(options: AppOptions, closing: () => boolean): { app: Express; close: () => void } {
  const { domains, languages, log, metrics, widgets } = options;
  const limiter = requestLimiter(options.limits);
  const paths = endpointPaths(domains.flatMap(({ routes }) => routes));

  const shutdown: ReadinessCheck = {
    name: 'server',
    obstacles: () => (closing() ? ['the server is shutting down'] : []),
  };
  const checks = [shutdown, ...options.readiness, ...domains.map(readinessOf)];
  for (const domain of domains) domain.measure?.(metrics.registry);
  measureReadiness(metrics.registry, checks);

  const app = express();
  app.disable('x-powered-by').set('etag', 'weak').set('trust proxy', options.trustProxy);
  app.enable('strict routing').enable('case sensitive routing');

  app.use(requestLog({ log, metrics }), security);
  // Before anything that asks the database for the library's languages: probes are for when it does not answer.
  only(app, '/healthz', healthz);
  only(app, '/readyz', readyz(checks));
  only(app, '/metrics', nearbyOnly, metrics.handler);

  // Before the first refusal: a page could not tell one that it may not read from a broken connection.
  app.use(findPath(paths));
  app.use(basePath, vary, cors(options.sites));
  const mounts = domains.flatMap(({ mounts = {} }) => Object.entries(mounts));
  for (const [path, handler] of mounts) app.use(path, named(path), onlyPreflights(handler));

  app.use(chooseLanguage(languages), refuseWhile(closing), readableAddress);
  for (const [path, handler] of mounts) {
    app.use(path, findSite(options.sites), ...limiter.middleware, handler, readableRefusal);
  }
  app.use(noNeedlessBody);

  only(app, '/', home(options));
  only(app, '/embed/catalog-search', embed(options));

  // For streams only: it keeps hold of the requests that pass through it until the next full collection.
  app.use('/widgets', compression({ threshold: worthCompressing }), widgetFiles(widgets));

  app.use(basePath, findSite(options.sites), ...limiter.middleware);
  only(app, `${basePath}/openapi.json`, openApi(options));
  app.use(endpointRouter(paths, options));

  app.use(() => {
    throw new ProblemError('not-found');
  });
  app.use(sendProblems(options.isOutage));
  return { app, close: limiter.close };
}

// Whether all of a domain is served over HTTPS is the host's or its proxy's to promise, not the library's.
const security = helmet({
  strictTransportSecurity: false,
  // Everything here is meant to be read from other websites; nothing but the page for it is meant to be framed.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
  },
});

function only(app: Express, path: string, ...answer: RequestHandler[]): void {
  app.route(path).all(named(path)).get(answer).all(allowOnly(readMethods));
}

function named(path: string): RequestHandler {
  return (req, _res, next) => {
    contextOf(req).route = path;
    next();
  };
}

const vary: RequestHandler = (_req, res, next) => {
  res.vary('Accept, Accept-Language, Origin');
  next();
};

function onlyPreflights(answer: RequestHandler): RequestHandler {
  return (req, res, next) => (isPreflight(req) ? answer(req, res, next) : next());
}

function refuseWhile(closing: () => boolean): RequestHandler {
  return (_req, res, next) => {
    if (!closing()) {
      next();
      return;
    }
    res.set('Connection', 'close');
    throw new ProblemError('unavailable', { retryAfter: 5 });
  };
}

function readinessOf(domain: Domain): ReadinessCheck {
  return { name: domain.name, obstacles: () => domain.obstacles?.() ?? [] };
}

function home({ libraryName, publicUrl, widgets }: AppOptions): RequestHandler {
  return async (req, res) => {
    const language = spoken(contextOf(req).language);
    const url = publicAddress(req, publicUrl);
    res.set({
      'Content-Security-Policy': homePolicy,
      'Content-Language': language,
      'Cache-Control': 'no-cache',
    });
    res.vary('Accept-Language').type('html');
    const page = homePage({ name: await libraryName(), language, url, widgets: hasWidgets(widgets) });
    await sendKept(req, res, page);
  };
}

function openApi({ publicUrl, version }: AppOptions): RequestHandler {
  const document = openApiDocument(endpoints, version);
  return async (req, res) => {
    const text = JSON.stringify(mountedAt(publicUrl ?? mountPath(req), document));
    res.set('Cache-Control', 'public, max-age=300').type('json');
    await sendKept(req, res, text);
  };
}

/** The path under which a host application has put the server; empty at the root. */
function mountPath(req: Request): string {
  return req.baseUrl;
}
