import { basePath } from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import type { Request, RequestHandler, Response } from 'express';
import { publicAddress } from './address.ts';
import { authorize } from './authorize.ts';
import type { Authenticator, Caller } from './caller.ts';
import { compressed, sendKept } from './compressed.ts';
import { contextOf, unattended } from './context.ts';
import type { EndpointPath } from './endpoint-path.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { allowOnly } from './methods.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { readBody } from './read-body.ts';
import { callReader } from './read-call.ts';
import { representationsOf } from './representation.ts';
import type { Representation } from './representation.ts';
import type { AnyCall, EarlyCall, Route } from './route.ts';
import type { Writes } from './writes.ts';

export interface EndpointRouterOptions {
  readonly authenticator: Authenticator;
  readonly writes: Writes;
  /** Holds every answer against the contract before it is sent. */
  readonly checkAnswers: boolean;
  /** The server's address as readers know it; told from the request where absent. */
  readonly publicUrl?: string;
}

/** Answers what is for an endpoint of the contract, by the path that was found for it. */
export function endpointRouter(
  paths: readonly EndpointPath[],
  options: EndpointRouterOptions,
): RequestHandler {
  const answers = new Map(
    paths.map((path) => [
      path,
      new Map<string, RequestHandler>(
        [...path.routes].map(([method, route]) => [method, answer(route, path, options)]),
      ),
    ]),
  );
  return (req, res, next) => {
    const { path } = contextOf(req);
    if (!path) {
      next();
      return;
    }
    const method = req.method === 'HEAD' ? 'GET' : req.method;
    const handle = answers.get(path)!.get(method) ?? allowOnly(path.allowed);
    return handle(req, res, next);
  };
}

/** One endpoint from request to answer: who calls, what they ask for, the answer, its headers. */
function answer(route: Route, { alternate }: EndpointPath, options: EndpointRouterOptions): RequestHandler {
  const { endpoint } = route;
  const read = callReader(endpoint);
  const representations = representationsOf(route, options.checkAnswers);
  const fixed = alternate && representations.find(({ suffix }) => suffix === alternate.suffix);

  return async (req, res) => {
    const { language, log, signal, params = {} } = contextOf(req);
    const address = publicAddress(req, options.publicUrl);
    const representation = fixed ?? negotiate(req, representations);
    const caller = await authorize(req, endpoint, options.authenticator, address + req.path);
    const body = await readBody(req, endpoint);
    const later: (() => Promise<void>)[] = [];
    const asked = {
      ...read({ params, search: searchOf(req), body, language }),
      caller,
      language,
      address: address + basePath,
      signal,
      afterwards: (work: () => Promise<void>) => void later.push(work),
      log,
    };
    try {
      const content =
        endpoint.method === 'GET'
          ? await representation.write({ ...asked, transaction: undefined })
          : await write(req, route, asked, representation, options.writes);
      await send(req, res, endpoint, representation, content);
      for (const work of later) unattended(req, work(), 'what was to follow an answer failed');
    } catch (error) {
      // Who has gone is told nothing, and nothing went wrong.
      if (!signal.aborted || error !== signal.reason) throw error;
    }
  };
}

function negotiate(req: Request, offered: readonly Representation[]): Representation {
  const types = offered.map(({ type }) => type);
  const chosen = req.accepts(types);
  const representation = offered.find(({ type }) => type === chosen);
  if (!representation) throw new ProblemError('not-acceptable', { details: { offered: types.join(', ') } });
  return representation;
}

async function write(
  req: Request,
  { endpoint, prepare }: Route,
  asked: EarlyCall,
  representation: Representation,
  writes: Writes,
): Promise<string> {
  const prepared = await prepare?.(asked);
  const work = async (transaction: NonNullable<AnyCall['transaction']>) =>
    String(await representation.write({ ...asked, transaction, prepared }));
  if (!endpoint.idempotencyKey) return writes.run(work);
  const { params, query, body } = asked;
  const request = {
    key: idempotencyKey(req),
    caller: nameOf(asked.caller),
    content: JSON.stringify([endpoint.id, params, query, body]),
  };
  return writes.runOnce(request, work);
}

/** Two sites that act for one patron choose their keys apart from each other. */
const nameOf = (caller: Caller | undefined): string => `${caller?.patron ?? ''} ${caller?.site ?? ''}`;

async function send(
  req: Request,
  res: Response,
  { maxAgeSeconds }: Endpoint,
  { suffix, type }: Representation,
  content: string | Buffer,
): Promise<void> {
  const charset = typeof content === 'string' ? '; charset=utf-8' : '';
  res.set({ 'Content-Type': type + charset, 'Content-Language': contextOf(req).language });
  // Gives a download its name; browsers still show what they can show.
  if (suffix !== '') {
    const name = Object.values(contextOf(req).params ?? {}).join('-');
    res.set('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(name + suffix)}`);
  }
  if (maxAgeSeconds !== undefined) {
    res.set('Cache-Control', `public, max-age=${maxAgeSeconds}`);
    await sendKept(req, res, content);
  } else {
    const body = await compressed(req, res, content);
    // Express would add an `ETag`: pointless where nothing may be kept.
    res.set({ 'Cache-Control': 'no-store', 'Content-Length': String(Buffer.byteLength(body)) }).end(body);
  }
}

function searchOf(req: Request): string {
  const start = req.url.indexOf('?');
  return start === -1 ? '' : req.url.slice(start + 1);
}
