import type { Scope } from '../../contract/endpoint.ts';

/** A session as this device keeps it. */
export interface StoredSession {
  /** Of this sign-in. */
  readonly id: string;
  /** The private key can be used, but not read. */
  readonly keys: CryptoKeyPair;
  readonly accessToken: string;
  /** In milliseconds since 1970, by this device's clock. */
  readonly expiresAt: number;
  readonly refreshToken?: string;
  readonly scopes: readonly Scope[];
}

/** A sign-in that has begun: what its outcome is to be checked against. */
export interface Attempt {
  readonly state: string;
  /** The verifier of PKCE (RFC 7636, section 4.1). */
  readonly verifier: string;
  readonly keys: CryptoKeyPair;
  readonly redirectUri: string;
  readonly scopes: readonly Scope[];
}

/** A sign-in for which the page was left. */
export interface Departure {
  readonly attempt: Attempt;
  /** Of the page, as it was left. */
  readonly address: string;
  /** In milliseconds since 1970, by this device's clock. */
  readonly leftAt: number;
  /** Whether the page has been taken there again. */
  readonly isBack: boolean;
}
