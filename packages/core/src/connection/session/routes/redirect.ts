import { SignInError } from '../../errors/sign-in-error.ts';
import type { SignInRoute } from './route.ts';

/** What a page can do that a worker or a script cannot. */
const page: {
  readonly location?: {
    readonly href: string;
    assign(address: string): void;
    replace(address: string): void;
  };
  readonly history?: {
    readonly state: unknown;
    replaceState(state: unknown, unused: '', address: string): void;
  };
  addEventListener?(type: 'pageshow', listener: (event: { readonly persisted: boolean }) => void): void;
} = globalThis;

/** The parameters of an authorization response, with the `iss` of RFC 9207. */
const parameters = ['code', 'state', 'iss', 'error', 'error_description'];

/**
 * By leaving the page for the library's. The outcome comes to the page that is loaded afterwards.
 *
 * @param leave is called before the page is left, with its address
 * @throws SignInError `sign-in-blocked` where there is no page to leave
 */
export function redirect(
  redirectUri: string | undefined,
  leave: (address: string) => Promise<void>,
): SignInRoute {
  const { location } = page;
  if (!location) throw new SignInError('sign-in-blocked');
  const { href } = location;
  const { origin, pathname } = new URL(href);
  return {
    redirectUri: redirectUri ?? origin + pathname,
    async visit(address) {
      await leave(href);
      location.assign(address);
      return new Promise((_, reject) => {
        page.addEventListener?.('pageshow', ({ persisted }) => {
          // The reader came back by the browser's button, to the page as it was.
          if (persisted) reject(new SignInError('sign-in-cancelled'));
        });
      });
    },
  };
}

/** The outcome in the page's address, where there is one. */
export function outcomeInAddress(): URLSearchParams | undefined {
  if (!page.location) return undefined;
  const { searchParams } = new URL(page.location.href);
  return searchParams.has('state') ? searchParams : undefined;
}

/** Whether the outcome came to the very address that was left: the one that is registered for a site has no query. */
export function isAt(address: string): boolean {
  const here = new URL(page.location!.href);
  for (const name of parameters) here.searchParams.delete(name);
  return here.href === address;
}

/** Takes the outcome to the address that was left, so that the page is there as it was. It never returns. */
export function goOnAt(address: string, outcome: URLSearchParams): Promise<never> {
  const target = new URL(address);
  for (const name of parameters) {
    const value = outcome.get(name);
    if (value !== null) target.searchParams.set(name, value);
  }
  page.location!.replace(target.href);
  return new Promise(() => {});
}

/** Takes the outcome out of the page's address, so that neither a bookmark nor a reload bears a used code. */
export function restoreAddress(address: string): void {
  page.history?.replaceState(page.history.state, '', address);
}
