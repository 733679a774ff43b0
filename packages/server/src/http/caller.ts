import type { IncomingMessage } from 'node:http';
import type { Scope } from '@pustaka/core/contract';
import type { Patron } from '../patrons/patron.ts';

/** Who a personal request comes from, as its access token says. */
export interface Caller {
  /** Only `staff` may use `desk`. */
  readonly kind: 'patron' | 'staff';
  /** The id of the patron who signed in; staff have a card, too. */
  readonly patron: string;
  /** The id of the site that the token was given to. Absent where it was given to no site, as the library's own pages. */
  readonly site?: string;
  readonly scopes: ReadonlySet<Scope>;
  /** That patron, where they were read with the token: enough for an answer that changes nothing. */
  readonly holder?: Patron;
}

/** Tells who a request comes from. */
export interface Authenticator {
  /**
   * @param req for its method and headers; its body may have been read
   * @param url the address that was asked for, without query, as the caller wrote it: the `htu` of a DPoP proof
   * @returns nothing where the request carries no credentials
   * @throws CredentialsRefused where it carries some that do not hold
   */
  authenticate(req: IncomingMessage, url: string): Promise<Caller | undefined>;
}

/** The algorithms in which a DPoP proof may be signed (RFC 7518, section 3.1): what every browser's own key can do. */
export const dpopAlgorithms = ['ES256'] as const;

/** The `error` of a `WWW-Authenticate` header: RFC 6750, section 3.1, and RFC 9449, sections 7.1 and 9. */
export type CredentialsFault = 'invalid_token' | 'invalid_dpop_proof' | 'use_dpop_nonce';

/** A token or its proof does not hold: expired, revoked, stolen, replayed. Answered as `sign-in-required`. */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';
  readonly fault: CredentialsFault;
  /** Sent as `DPoP-Nonce`, for the proof of the next attempt. */
  readonly nonce: string | undefined;

  constructor(fault: CredentialsFault, options: ErrorOptions & { readonly nonce?: string } = {}) {
    super(fault, options);
    this.fault = fault;
    this.nonce = options.nonce;
  }
}
