import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export interface TestServer {
  readonly url: string;
  /** What was asked, in order: path and query. */
  readonly asked: string[];
}

export type Respond = (response: ServerResponse, request: IncomingMessage, count: number) => unknown;

/** A real HTTP server on the loopback, until the test ends. `count` is 1 for the first request. */
export async function serve(t: TestContext, respond: Respond): Promise<TestServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    respond(response, request, asked.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Lets the device say that it has no connection, until the test ends. */
export function goOffline(t: TestContext): void {
  Object.defineProperty(globalThis.navigator, 'onLine', { value: false, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis.navigator, 'onLine'));
}

export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response
    .writeHead(status, { 'content-type': type, 'x-request-id': 'r-1', ...headers })
    .end(JSON.stringify(body));
}

export const problem = (
  response: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
) => {
  json(response, { type: 'about:blank', status, code, title: code }, status, headers);
};
