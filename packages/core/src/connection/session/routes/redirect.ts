import { SignInError } from '../../errors/sign-in-error.ts';
import type { SignInRoute } from './route.ts';

/** What a page can do that a worker or a script cannot. */
const page: {
  readonly location?: { readonly href: string; assign(address: string): void };
  readonly history?: {
    readonly state: unknown;
    replaceState(state: unknown, unused: '', address: string): void;
  };
  addEventListener?(type: 'pageshow', listener: () => void, options: { once: true }): void;
} = globalThis;

/** The parameters of an authorization response, with the `iss` of RFC 9207. */
const parameters = ['code', 'state', 'iss', 'error', 'error_description'];

/**
 * By leaving the page for the library's. The outcome comes to the page that is loaded afterwards, which
 * {@link takeOutcome} is for.
 *
 * @param leave is called before the page is left
 * @throws SignInError `sign-in-blocked` where there is no page to leave
 */
export function redirect(redirectUri: string | undefined, leave: () => Promise<void>): SignInRoute {
  const { location } = page;
  if (!location) throw new SignInError('sign-in-blocked');
  const { origin, pathname } = new URL(location.href);
  return {
    redirectUri: redirectUri ?? origin + pathname,
    async visit(address) {
      await leave();
      location.assign(address);
      return new Promise((_, reject) => {
        // The reader came back by the browser's button, to the page as it was.
        const cameBack = () => {
          reject(new SignInError('sign-in-cancelled'));
        };
        page.addEventListener?.('pageshow', cameBack, { once: true });
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

/** Takes the outcome out of the page's address, so that neither a bookmark nor a reload bears a used code. */
export function clearAddress(): void {
  const { location, history } = page;
  if (!location || !history) return;
  const address = new URL(location.href);
  for (const name of parameters) address.searchParams.delete(name);
  history.replaceState(history.state, '', address.href);
}
