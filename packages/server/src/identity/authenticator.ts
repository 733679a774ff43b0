import type { IncomingMessage } from 'node:http';
import type { Scope } from '@pustaka/core/contract';
import { CredentialsRefused } from '../http/caller.ts';
import type { Authenticator, Caller } from '../http/caller.ts';
import { toPatron } from '../patrons/store.ts';
import type { SiteService } from '../sites/service.ts';
import type { IdentityKeys } from './keys.ts';
import { Nonces } from './nonces.ts';
import { verifyProof } from './proof.ts';
import type { StateStore } from './state-store.ts';

export interface AuthenticatorOptions {
  readonly state: StateStore;
  readonly keys: () => Promise<IdentityKeys>;
  readonly sites: SiteService;
  readonly now: () => Date;
}

/** Reads access tokens that are bound to a key of the caller's (RFC 9449, section 7). */
export function tokenAuthenticator({ state, keys, sites, now }: AuthenticatorOptions): Authenticator {
  return {
    async authenticate(req, url): Promise<Caller | undefined> {
      const { authorization } = req.headers;
      if (authorization === undefined) return undefined;
      // Bearers are refused, too: a token that anybody could carry is not given out.
      const accessToken = /^DPoP ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
      if (accessToken === undefined) throw new CredentialsRefused('invalid_token');

      const { nonces } = await keys();
      const subject = { method: req.method!, url, accessToken };
      const proof = await verifyProof(proofOf(req), subject, new Nonces(nonces), now());
      const used = await state.useAccessToken(accessToken, proof, now());
      if (!used) throw new CredentialsRefused('invalid_token');
      if (!used.fresh) throw new CredentialsRefused('invalid_dpop_proof');

      const { accountId, clientId, scope } = used.payload;
      const site = await sites.byKey(clientId!);
      if (!site) throw new CredentialsRefused('invalid_token');
      const scopes = new Set(scope?.split(' ') as Scope[]);
      // Who has left the staff since keeps what every reader may, and so does a site that may have the desk no more.
      if (!site.desk || !used.patron?.is_staff) scopes.delete('desk');
      return {
        kind: scopes.has('desk') ? 'staff' : 'patron',
        patron: accountId!,
        site: site.id,
        scopes,
        ...(used.patron && { holder: toPatron(used.patron) }),
      };
    },
  };
}

function proofOf(req: IncomingMessage): string {
  const { dpop } = req.headers;
  if (typeof dpop !== 'string') throw new CredentialsRefused('invalid_dpop_proof');
  return dpop;
}
