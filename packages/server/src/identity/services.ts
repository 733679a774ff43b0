import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import type { PatronService } from '../patrons/service.ts';
import type { SiteService } from '../sites/service.ts';
import { AccountSignIns } from './account-sign-ins.ts';
import { Attempts } from './attempts.ts';
import { ConsentService } from './consent-service.ts';
import { ConsentStore } from './consent-store.ts';
import type { IdentityKeys } from './keys.ts';
import { KnownBrowsers } from './known-browsers.ts';
import { Letters } from './letters.ts';
import type { SendMail } from './mail.ts';
import { PinService } from './pin-service.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SignInService } from './sign-in-service.ts';
import { StateStore } from './state-store.ts';

export interface IdentityOptions {
  readonly db: Kysely<Tables>;
  readonly patrons: PatronService;
  readonly sites: SiteService;
  readonly libraryName: () => Promise<string>;
  readonly sendMail: SendMail;
  readonly now: () => Date;
}

/** What the library's own pages do. */
export interface IdentityServices {
  readonly signIns: SignInService;
  readonly consents: ConsentService;
  readonly pins: PinService;
  readonly accounts: AccountSignIns;
}

/** Joins the parts of sign-in. */
export function identityServices(
  options: IdentityOptions,
  keys: () => Promise<IdentityKeys>,
): {
  readonly services: IdentityServices;
  readonly state: StateStore;
  readonly refreshTokens: RefreshTokens;
  readonly letters: Letters;
  /** Deletes what is over. */
  readonly sweep: () => Promise<void>;
} {
  const { db, patrons, now } = options;
  const state = new StateStore(db);
  const attempts = new Attempts(db, now);
  const letters = new Letters({ ...options, today: () => patrons.today() });
  const signIns = new SignInService({ patrons, attempts, knownBrowsers: new KnownBrowsers(keys, now) });
  return {
    services: {
      signIns,
      consents: new ConsentService({ ...options, consents: new ConsentStore(db, now), state }),
      pins: new PinService({ ...options, signIns, attempts, letters }),
      accounts: new AccountSignIns(state, now),
    },
    state,
    refreshTokens: new RefreshTokens(db),
    letters,
    async sweep() {
      await state.sweep(now());
      await attempts.sweep();
    },
  };
}
