import { http, HttpResponse } from 'msw';
import type { HttpHandler } from 'msw';
import { sessionAt } from '../foundation/session-at.ts';

/** What the reader does in the library's window. */
export type Answer = 'allows' | 'denies' | 'closes' | 'waits';

/**
 * A pretended authorization server: it believes whatever code it is shown. The real one is tried with the server; here it
 * is about what widgets make of its answers.
 */
export function signInHandlers(url: string, signInPage = `${url}/oidc/auth`): HttpHandler[] {
  const issuer = `${url}/oidc`;
  let tokens = 0;
  return [
    http.get(`${issuer}/.well-known/openid-configuration`, () =>
      HttpResponse.json({
        issuer,
        authorization_endpoint: signInPage,
        token_endpoint: `${issuer}/token`,
        revocation_endpoint: `${issuer}/token/revocation`,
      }),
    ),
    http.post(`${issuer}/token`, () =>
      HttpResponse.json({
        access_token: `token-${++tokens}`,
        token_type: 'DPoP',
        expires_in: 600,
        refresh_token: `refresh-${tokens}`,
        scope: 'profile loans holds',
      }),
    ),
    http.post(`${issuer}/token/revocation`, () => new HttpResponse(null, { status: 200 })),
  ];
}

/**
 * Opens pretended windows in place of real ones: what the library's relay would post, it posts at once.
 *
 * @param visited is told of each address that is opened
 * @param page that opens them
 * @returns gives the page its own windows back
 */
export function pretendWindows(
  answer: Answer = 'allows',
  visited: (address: URL) => void = () => {},
  page: Window = window,
): () => void {
  const own = page.open.bind(page);
  page.open = () => {
    const opened = {
      closed: false,
      focus: () => {},
      close: () => {
        opened.closed = true;
      },
      location: {
        set href(address: string) {
          visited(new URL(address));
          if (answer === 'closes') opened.closed = true;
          if (answer === 'closes' || answer === 'waits') return;
          const { origin, searchParams } = new URL(address);
          const outcome = answer === 'allows' ? { code: 'kode' } : { error: 'access_denied' };
          const data = { type: 'pustaka-sign-in', state: searchParams.get('state'), ...outcome };
          page.dispatchEvent(new MessageEvent('message', { origin, data }));
        },
      },
    };
    return opened as unknown as Window;
  };
  return () => {
    page.open = own;
  };
}

/** Signs a reader in at a pretended library, as if they had done so on an earlier page of the site. */
export async function signInAt(url: string, site: string): Promise<void> {
  const session = sessionAt({ url, site });
  if ((await session.resume()) === 'signed-in') return;
  const close = pretendWindows();
  await session.signIn();
  close();
}
