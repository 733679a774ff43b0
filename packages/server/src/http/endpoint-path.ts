import { basePath } from '@pustaka/core/contract';
import type { Alternate, Endpoint } from '@pustaka/core/contract';
import { Router } from 'express';
import type { ErrorRequestHandler } from 'express';
import { contextOf } from './context.ts';
import { allowedMethods } from './methods.ts';
import type { Route } from './route.ts';

/** One path of the interface, and what answers there by method. */
export interface EndpointPath {
  /** As in the contract: `/v1/me/holds/{id}`, `/v1/catalog/records/{id}.ris`. */
  readonly pattern: string;
  readonly routes: ReadonlyMap<Endpoint['method'], Route>;
  /** Where the path's suffix stands for one representation; all of them are negotiated where absent. */
  readonly alternate: Alternate | undefined;
  /** The value of an `Allow` header. */
  readonly allowed: string;
  /** Whether what is answered here is one patron's, or staff's. */
  readonly personal: boolean;
}

/** Puts routes together that share a path, with one path more for each alternate's suffix. */
export function endpointPaths(routes: readonly Route[]): EndpointPath[] {
  const byPath = Map.groupBy(routes, ({ endpoint }) => endpoint.path);
  return [...byPath].flatMap(([path, sharing]) => {
    const whole = endpointPath(path, sharing, undefined);
    const reading = sharing.filter(({ endpoint }) => endpoint.method === 'GET');
    const alternates = reading.flatMap(({ endpoint }) => endpoint.alternates ?? []);
    // A parameter would swallow the suffix, so the paths with one go first.
    return [...alternates.map((alternate) => endpointPath(path, reading, alternate)), whole];
  });
}

function endpointPath(
  path: string,
  sharing: readonly Route[],
  alternate: Alternate | undefined,
): EndpointPath {
  const routes = new Map(sharing.map((route) => [route.endpoint.method, route]));
  return {
    pattern: basePath + path + (alternate?.suffix ?? ''),
    routes,
    alternate,
    allowed: allowedMethods([...routes.keys()]),
    personal: sharing.some(({ endpoint }) => endpoint.scope !== undefined),
  };
}

/** Express's way to write the pattern. */
const expressPattern = ({ pattern }: EndpointPath): string => pattern.replace(/\{(\w+)\}/g, ':$1');

/**
 * Notes in a request's context which path it is for, with its parameters: what comes next depends on it. An address that
 * cannot be read is for none.
 */
export function findPath(paths: readonly EndpointPath[]): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const path of paths) {
    router.all(expressPattern(path), (req, _res, next) => {
      const context = contextOf(req);
      context.path = path;
      context.params = req.params;
      context.route = path.pattern;
      // The first match is the one that answers.
      next('router');
    });
  }
  router.use(unreadable);
  return router;
}

const unreadable: ErrorRequestHandler = (_error, _req, _res, next) => next();
