import { SignInError } from '../../errors/sign-in-error.ts';
import type { SignInRoute } from './route.ts';
import type { OpenedWindow } from './window.ts';

const page: EventTarget = globalThis;

/** How often the window is asked whether it is still there, in milliseconds: browsers do not tell. */
const patience = 500;

/**
 * Through a window, whose last page is the library's relay: it posts the outcome to this page.
 *
 * @param issuer the address of the authorization server
 */
export const popup = (window: OpenedWindow, issuer: string): SignInRoute => ({
  redirectUri: `${issuer}/relay`,

  visit: (address, state) =>
    new Promise((resolve, reject) => {
      let wasClosed = false;
      const end = () => {
        clearInterval(timer);
        page.removeEventListener('message', receive);
      };
      const receive = (event: Event) => {
        const { origin, data } = event as MessageEvent<Record<string, unknown> | null>;
        const isOutcome =
          origin === new URL(issuer).origin &&
          data?.['type'] === 'pustaka-sign-in' &&
          data['state'] === state;
        if (!isOutcome) return;
        end();
        window.close();
        const { type: _, ...outcome } = data;
        resolve(new URLSearchParams(outcome as Record<string, string>));
      };
      const timer = setInterval(() => {
        // The relay posts and closes at once; its message may still be on the way.
        if (wasClosed) {
          end();
          reject(new SignInError('sign-in-cancelled'));
        }
        wasClosed = window.closed;
      }, patience);
      page.addEventListener('message', receive);
      window.location.href = address;
    }),
});
