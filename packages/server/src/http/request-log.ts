import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { contextOf, setContext } from './context.ts';
import { defaultLanguage } from './language.ts';
import type { Metrics } from './metrics.ts';

/** What a caller may choose as a request id: nothing that could break a log line or a header. */
const saneId = /^[\w.-]{8,64}$/;

export interface RequestLogOptions {
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * Gives a request its id and context, and when it ends writes one line and one figure about it: never what was searched for,
 * from which address, or with which browser.
 */
export function requestLog({ log, metrics }: RequestLogOptions): RequestHandler {
  return (req, res, next) => {
    const wished = req.get('x-request-id');
    const id = wished !== undefined && saneId.test(wished) ? wished : randomUUID();
    res.set('X-Request-Id', id);
    const requestLogger = log.child({ requestId: id });
    const connection = new AbortController();
    setContext(req, {
      id,
      log: requestLogger,
      signal: connection.signal,
      language: defaultLanguage,
    });

    const started = performance.now();
    res.once('close', () => {
      connection.abort();
      const { route, site } = contextOf(req);
      const milliseconds = performance.now() - started;
      metrics.observe({ method: req.method, route, status: res.statusCode, seconds: milliseconds / 1000 });
      requestLogger.info(
        {
          method: req.method,
          route,
          status: res.statusCode,
          durationMs: Math.round(milliseconds * 10) / 10,
          site: site?.id,
          // The reader went away before the answer was whole.
          aborted: res.writableFinished ? undefined : true,
        },
        'request',
      );
    });
    next();
  };
}
