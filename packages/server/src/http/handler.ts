import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApp } from './app.ts';
import type { AppOptions } from './app.ts';
import { InFlight } from './in-flight.ts';

/**
 * A request handler for Express 4 and 5 and for `http.createServer`, under any base path. What lies outside the
 * library's own addresses is passed to `next` untouched; without a `next` it is answered as `not-found`.
 */
export interface Handler {
  (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void): void;
  /** Refuses new requests and settles when those in flight are done, or after `patienceMs`. */
  close(patienceMs: number): Promise<void>;
}

/** Makes the handler that answers all HTTP for the given domains. */
export function createHandler(options: AppOptions): Handler {
  const inFlight = new InFlight();
  const { app, close } = createApp(options, () => inFlight.closing);

  // Passing foreign requests on before Express sees them keeps its prototypes, headers and compression off them.
  const handler = (req: IncomingMessage, res: ServerResponse, next?: (error?: unknown) => void): void => {
    if (next && !isOurs(req.url ?? '/')) {
      next();
      return;
    }
    inFlight.add(res);
    app(req, res);
  };
  return Object.assign(handler, {
    async close(patienceMs: number) {
      await inFlight.finish(patienceMs);
      close();
    },
  });
}

const ours = /^\/(?:$|(?:v1|widgets|oidc)(?:\/|$)|(?:healthz|readyz|metrics|embed\/catalog-search)$)/;

function isOurs(url: string): boolean {
  return ours.test(url.split('?', 1)[0]!);
}
