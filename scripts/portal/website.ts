import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Some other website, on an origin of its own: `http://127.0.0.1` is also of another site than the library. */
export interface Website {
  readonly origin: string;
  readonly close: () => void;
}

/** @param listenerAt gives what answers at this origin */
export async function serve(
  listenerAt: (origin: string) => RequestListener | Promise<RequestListener>,
): Promise<Website> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', await listenerAt(origin));
  return {
    origin,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Serves pages and scripts under a policy that allows the website's own files, and what is said beside.
 *
 * @param allowed further directives of the content-security policy
 * @param files what stands at each path, scripts where it ends in `.js`
 */
export function serveWebsite(
  allowed: string,
  files: Readonly<Record<string, (address: URL) => string | Uint8Array>>,
): Promise<Website> {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; ${allowed}; require-trusted-types-for 'script'`;
  return serve(() => (request, response) => {
    const address = new URL(request.url!, 'http://website');
    const content = files[address.pathname]?.(address);
    const isScript = address.pathname.endsWith('.js');
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    if (!isScript) response.write('<!doctype html><link rel="icon" href="data:,">');
    response.end(content);
  });
}
