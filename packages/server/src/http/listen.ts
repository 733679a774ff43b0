import { createServer, STATUS_CODES } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export interface ConnectionLimits {
  /** Milliseconds until the request line and headers must have arrived; who sends slower only holds a place. */
  readonly headersMs: number;
  /** Milliseconds until the whole request must have arrived. */
  readonly requestMs: number;
  /** How often, in milliseconds, connections are held against both. */
  readonly checkEveryMs: number;
}

const defaults: ConnectionLimits = { headersMs: 10_000, requestMs: 30_000, checkEveryMs: 2_000 };

/** Longer than the idle time of usual reverse proxies (60 s), so that it is they who hang up: no request is lost between. */
const keepAliveMs = 65_000;

/** Makes the HTTP server of `pustaka serve`: one that slow or broken clients cannot fill. */
export function createHttpServer(listener: RequestListener, limits: ConnectionLimits = defaults): Server {
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: keepAliveMs,
    },
    listener,
  );
  return server.on('clientError', refuse);
}

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers what is not even HTTP; nothing is known of the reader's language yet. */
function refuse(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ''] ?? 400;
  const title = STATUS_CODES[status]!;
  const body = JSON.stringify({
    type: 'urn:pustaka:problem:bad-request',
    code: 'bad-request',
    status,
    title,
  });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
