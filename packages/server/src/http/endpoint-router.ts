import { basePath } from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { publicAddress } from './address.ts';
import { contextOf } from './context.ts';
import { onlyRead } from './methods.ts';
import { callReader } from './read-call.ts';
import { checkAnswer } from './check-answer.ts';
import { ProblemError } from './problems/problem-error.ts';
import type { AnyCall, Route } from './route.ts';

export interface EndpointRouterOptions {
  /** Holds every answer against the contract before it is sent. */
  readonly checkAnswers: boolean;
  /** The server's address as readers know it; told from the request where absent. */
  readonly publicUrl?: string;
}

/** Everything that writes one representation: JSON or an alternate. */
interface Representation {
  readonly suffix: string;
  readonly type: string;
  write(call: AnyCall): Promise<string | Buffer>;
}

/** Makes express routes of the contract's endpoints: one of the plain path, one for each alternate's suffix. */
export function endpointRouter(routes: readonly Route[], options: EndpointRouterOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const route of routes) {
    const { endpoint } = route;
    const [json, ...alternates] = representationsOf(route, options);
    for (const alternate of alternates) {
      serve(router, endpoint, alternate.suffix, () => alternate, options);
    }
    serve(router, endpoint, '', (req) => negotiate(req, [json, ...alternates]), options);
  }
  return router;
}

function representationsOf(
  route: Route,
  options: EndpointRouterOptions,
): [Representation, ...Representation[]] {
  const { endpoint, handle } = route;
  const json: Representation = {
    suffix: '',
    type: 'application/json',
    async write(call) {
      const body = JSON.stringify(await handle(call));
      if (options.checkAnswers) checkAnswer(endpoint, body);
      return body;
    },
  };
  const alternates = (endpoint.alternates ?? []).map(({ suffix, type }) => ({
    suffix,
    type,
    async write(call: AnyCall) {
      const content = await route.alternates.get(suffix)!(call);
      return typeof content === 'string' ? content : Buffer.from(content);
    },
  }));
  return [json, ...alternates];
}

function serve(
  router: Router,
  endpoint: Endpoint,
  suffix: string,
  choose: (req: Request) => Representation,
  options: EndpointRouterOptions,
): void {
  const read = callReader(endpoint);
  const pattern = basePath + endpoint.path + suffix;
  const name: RequestHandler = (req, _res, next) => {
    contextOf(req).route = pattern;
    next();
  };
  router
    .route(pattern.replace(/\{(\w+)\}/g, ':$1'))
    .all(name)
    .get(async (req, res) => {
      const representation = choose(req);
      const { language, log } = contextOf(req);
      const address = publicAddress(req, options.publicUrl) + basePath;
      const call = {
        ...read({ params: req.params, search: searchOf(req), language }),
        body: undefined,
        caller: undefined,
        transaction: undefined,
        language,
        address,
        log,
      };
      const body = await representation.write(call);
      setHeaders(req, res, endpoint, representation);
      res.send(body);
    })
    .all(onlyRead);
}

function negotiate(req: Request, offered: readonly Representation[]): Representation {
  const types = offered.map(({ type }) => type);
  const chosen = req.accepts(types);
  const representation = offered.find(({ type }) => type === chosen);
  if (!representation) throw new ProblemError('not-acceptable', { details: { offered: types.join(', ') } });
  return representation;
}

function setHeaders(req: Request, res: Response, endpoint: Endpoint, { suffix, type }: Representation): void {
  const { caching } = endpoint;
  res.set({
    'Content-Type': type,
    'Content-Language': contextOf(req).language,
    'Cache-Control': caching.scope === 'public' ? `public, max-age=${caching.maxAgeSeconds}` : 'no-store',
  });
  // Gives a download its name; browsers still show what they can show.
  if (suffix !== '') {
    const name = Object.values(req.params).join('-');
    res.set('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(name + suffix)}`);
  }
}

function searchOf(req: Request): string {
  const start = req.url.indexOf('?');
  return start === -1 ? '' : req.url.slice(start + 1);
}
