import { hash } from 'node:crypto';
import { EmbeddedJWK, jwtVerify } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import { CredentialsRefused, dpopAlgorithms } from '../http/caller.ts';
import type { Nonces } from './nonces.ts';
import type { UsedProof } from './state-store.ts';

/** How far a proof's time may be from ours: devices are rarely set to the second. */
const windowMs = 300_000;

/** What a proof must be a proof of. */
export interface ProofSubject {
  readonly method: string;
  /** As the caller wrote it, without query. */
  readonly url: string;
  readonly accessToken: string;
}

/**
 * Checks a proof of possession as RFC 9449, section 4.3 lists it, but for what needs the token: whether it is bound to
 * the proof's key, and whether the proof was used before.
 *
 * @param proof the `DPoP` header
 * @throws CredentialsRefused
 */
export async function verifyProof(
  proof: string,
  subject: ProofSubject,
  nonces: Nonces,
  now: Date,
): Promise<UsedProof> {
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
    typ: 'dpop+jwt',
    algorithms: [...dpopAlgorithms],
    requiredClaims: ['jti', 'htm', 'htu', 'iat', 'ath'],
    currentDate: now,
  }).catch((cause: unknown) => {
    throw new CredentialsRefused('invalid_dpop_proof', { cause });
  });
  if (!matches(payload, subject)) throw new CredentialsRefused('invalid_dpop_proof');
  if (!isFresh(payload, nonces, now)) {
    throw new CredentialsRefused('use_dpop_nonce', { nonce: nonces.next(now) });
  }
  const thumbprint = thumbprintOf(protectedHeader.jwk!);
  return {
    id: sha256(`${thumbprint} ${payload.jti}`),
    thumbprint,
    expiresAt: new Date(now.getTime() + 2 * windowMs),
  };
}

/** RFC 7638, for keys of elliptic curves: these members in this order. */
const thumbprintOf = ({ crv, kty, x, y }: JWK): string => sha256(JSON.stringify({ crv, kty, x, y }));

function matches({ htm, htu, ath, jti }: JWTPayload, { method, url, accessToken }: ProofSubject): boolean {
  return (
    htm === method &&
    plain(htu) === plain(url) &&
    ath === sha256(accessToken) &&
    typeof jti === 'string' &&
    jti !== ''
  );
}

/** Query and fragment do not count, and equal addresses may be written in several ways. */
function plain(address: unknown): string | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  return url ? `${url.origin}${url.pathname}` : undefined;
}

function isFresh({ iat, nonce }: JWTPayload, nonces: Nonces, now: Date): boolean {
  // The authorization server's nonces are others; a device's right clock is enough.
  if (typeof nonce === 'string' && nonces.holds(nonce, now)) return true;
  return iat !== undefined && Math.abs(now.getTime() - iat * 1000) <= windowMs;
}

function sha256(text: string): string {
  return hash('sha256', text, 'base64url');
}
