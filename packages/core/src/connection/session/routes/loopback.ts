import { SignInError } from '../../errors/sign-in-error.ts';
import type { SignInRoute } from './route.ts';

// Not a literal, which the compiler would look for among the modules of browsers.
const nodeHttp = 'node:http';

/** The little of Node that is used; this package is compiled for browsers. */
interface NodeHttp {
  createServer(
    listener: (
      request: { url: string },
      response: { writeHead(status: number, headers: Record<string, string>): { end(body: string): void } },
    ) => void,
  ): {
    listen(port: number, host: string, listening: () => void): void;
    once(event: 'error', listener: (error: Error) => void): void;
    address(): { port: number };
    close(): void;
    closeAllConnections(): void;
  };
}

/**
 * For scripts and desktop apps: the library's page is shown in the reader's own browser, and the outcome comes to a port
 * of this machine, at `http://127.0.0.1:<port>/` (RFC 8252, section 7.3). Good for one sign-in.
 *
 * @param show opens an address in a browser, or asks the reader to
 * @param port as registered for the site; any where the site is registered with `http://127.0.0.1/`
 * @example
 * ```ts
 * const browser = await loopback((address) => console.log(`Open ${address} to sign in`));
 * console.log(browser.redirectUri);
 * // await library.session.signIn({ mode: browser });
 * browser.close();
 * ```
 */
export async function loopback(
  show: (address: string) => unknown,
  port = 0,
): Promise<SignInRoute & { close(): void }> {
  const http = (await import(nodeHttp)) as NodeHttp;
  let receive: (outcome: URLSearchParams) => boolean = () => false;
  let giveUp = () => {};
  const server = http.createServer(({ url }, response) => {
    const outcome = URL.parse(url, 'http://127.0.0.1')?.searchParams;
    const isOurs = outcome !== undefined && receive(outcome);
    response
      .writeHead(isOurs ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      .end(isOurs ? 'Anda dapat menutup jendela ini. You can close this window.\n' : '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    redirectUri: `http://127.0.0.1:${server.address().port}/`,
    visit: (address, state) =>
      new Promise((resolve, reject) => {
        giveUp = () => {
          reject(new SignInError('sign-in-cancelled'));
        };
        receive = (outcome) => {
          if (outcome.get('state') !== state) return false;
          server.close();
          resolve(outcome);
          return true;
        };
        const fail = (error: Error) => {
          server.close();
          reject(error);
        };
        void Promise.resolve(address).then(show).catch(fail);
      }),
    close() {
      server.close();
      server.closeAllConnections();
      giveUp();
    },
  };
}
