import { signOutEverywhere } from '@pustaka/core/contract';
import { route } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';
import type { IdentityService } from '../service.ts';

/** What of sign-in belongs to the contract: the rest is the authorization server's own. */
export function signOutRoutes(service: IdentityService): Route[] {
  return [
    route(signOutEverywhere, async ({ caller, transaction }) => {
      await service.signOutEverywhere(caller.patron, transaction);
      return { signedOut: true };
    }),
  ];
}
