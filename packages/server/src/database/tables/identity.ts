import type { AdapterPayload } from 'oidc-provider';
import type { ColumnType, Generated } from 'kysely';

/** What a patron has allowed a site to do. */
export interface ConsentTable {
  id: string;
  patron_id: string;
  site_id: string;
  /** The contract's scopes. */
  scopes: string[];
  given_at: Date;
}

/** A secret that all nodes share. */
export interface OidcKeyTable {
  /** What it is for. */
  id: string;
  secret: ColumnType<unknown, string, never>;
  created_at: Generated<Date>;
}

/** What the authorization server remembers: sessions, interactions, grants, codes, tokens. */
export interface OidcStateTable {
  /** The authorization server's name for the kind: `AccessToken`. */
  model: string;
  id: string;
  payload: ColumnType<AdapterPayload, string, string>;
  /** The sign-in of one browser at one site; what hangs on it ends with it. */
  grant_id: string | null;
  /** A patron's id. */
  account_id: string | null;
  /** Of a session: its name for others, since its id is the cookie's secret. */
  uid: string | null;
  consumed_at: Date | null;
  expires_at: Date | null;
}

/** Proofs of possession that were used already. Unlogged: forgotten when the database crashes. */
export interface OidcProofTable {
  id: string;
  expires_at: Date;
}

/** Wrong PINs. */
export interface SignInAttemptTable {
  /** Of a card or an address, hashed. */
  id: string;
  failures: number;
  last_at: Date;
  blocked_until: Date;
}

/** Links by which a forgotten PIN can be set anew. */
export interface PinResetTable {
  /** The SHA-256 of the link's secret. */
  id: string;
  patron_id: string;
  expires_at: Date;
}

export interface IdentityTables {
  consent: ConsentTable;
  oidc_key: OidcKeyTable;
  oidc_state: OidcStateTable;
  oidc_proof: OidcProofTable;
  sign_in_attempt: SignInAttemptTable;
  pin_reset: PinResetTable;
}
