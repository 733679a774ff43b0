import { signOutEverywhere } from '@pustaka/core/contract';
import { route } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';
import type { IdentityServices } from '../services.ts';

/** What of sign-in belongs to the contract: the rest is the authorization server's own. */
export function signOutRoutes({ signIns }: Pick<IdentityServices, 'signIns'>): Route[] {
  return [
    route(signOutEverywhere, async ({ caller, transaction }) => {
      await signIns.signOutEverywhere(caller.patron, transaction);
      return { signedOut: true };
    }),
  ];
}
