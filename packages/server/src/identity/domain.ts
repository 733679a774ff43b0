import type { Domain } from '../http/domain.ts';
import type { Authenticator } from '../http/caller.ts';
import type { IsOutage } from '../http/send-problems.ts';
import type { TellAddressChange } from '../patrons/routes.ts';
import { repeatedly } from '../repeatedly.ts';
import { tokenAuthenticator } from './authenticator.ts';
import { identityKeeper } from './keeper.ts';
import { loadKeys } from './keys.ts';
import type { IdentityKeys } from './keys.ts';
import { identityRouter } from './routes.ts';
import { signOutRoutes } from './routes/sign-outs.ts';
import { IdentityServer } from './server.ts';
import { identityServices } from './services.ts';
import type { IdentityOptions, IdentityServices } from './services.ts';

const sweepEveryMs = 600_000;

export interface IdentityDomainOptions extends IdentityOptions {
  /** The server's address as readers know it, without a slash at the end; where absent, sign-in works on one's own machine only. */
  readonly publicUrl?: string;
  readonly isOutage: IsOutage;
  readonly onError: (error: unknown) => void;
}

/** Sign-in: the authorization server with its pages under `/oidc`, and what reads the tokens that it gives out. */
export function identityDomain(options: IdentityDomainOptions): Domain & {
  readonly services: IdentityServices;
  readonly tellAddressChange: TellAddressChange;
  readonly authenticator: Authenticator;
} {
  const { db, patrons, sites, now, libraryName, publicUrl, onError } = options;
  let loading: Promise<IdentityKeys> | undefined;
  const keys = () => {
    loading ??= loadKeys(db).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const { services, state, refreshTokens, letters, sweep } = identityServices(options, keys);
  const server = new IdentityServer({
    ...services,
    state,
    refreshTokens,
    sites,
    keys,
    libraryName,
    ...(publicUrl !== undefined && { publicUrl }),
  });
  patrons.addKeeper(identityKeeper(now));
  const sweeping = repeatedly(sweepEveryMs, sweep, onError);

  return {
    name: 'identity',
    routes: signOutRoutes(services),
    mounts: { '/oidc': identityRouter(server, services, options.isOutage) },
    services,
    tellAddressChange: (before, after) => letters.addressChanged(before, after),
    authenticator: tokenAuthenticator({ state, keys, sites, now }),
    close: () => sweeping.close(),
  };
}
