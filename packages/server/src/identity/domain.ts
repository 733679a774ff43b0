import type { Domain } from '../http/domain.ts';
import type { Authenticator } from '../http/caller.ts';
import type { IsOutage } from '../http/send-problems.ts';
import { repeatedly } from '../repeatedly.ts';
import { tokenAuthenticator } from './authenticator.ts';
import { identityKeeper } from './keeper.ts';
import { loadKeys } from './keys.ts';
import type { IdentityKeys } from './keys.ts';
import { identityRouter } from './routes.ts';
import { signOutRoutes } from './routes/sign-outs.ts';
import { IdentityServer } from './server.ts';
import { IdentityService } from './service.ts';
import type { IdentityOptions } from './service.ts';

const sweepEveryMs = 600_000;

export interface IdentityDomainOptions extends IdentityOptions {
  /** The server's address as readers know it, without a slash at the end; where absent, sign-in works on one's own machine only. */
  readonly publicUrl?: string;
  readonly isOutage: IsOutage;
  readonly onError: (error: unknown) => void;
}

/** Sign-in: the authorization server with its pages under `/oidc`, and what reads the tokens that it gives out. */
export function identityDomain(options: IdentityDomainOptions): Domain & {
  readonly service: IdentityService;
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
  const service = new IdentityService(options, keys);
  const server = new IdentityServer({
    service,
    sites,
    keys,
    libraryName,
    ...(publicUrl !== undefined && { publicUrl }),
  });
  patrons.addKeeper(identityKeeper(now));
  const sweeping = repeatedly(sweepEveryMs, () => service.sweep(), onError);

  return {
    name: 'identity',
    routes: signOutRoutes(service),
    mounts: { '/oidc': identityRouter(server, service, options.isOutage) },
    service,
    authenticator: tokenAuthenticator({ state: service.state, keys, sites, now }),
    close: () => sweeping.close(),
  };
}
