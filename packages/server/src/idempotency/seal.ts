import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts a remembered answer under the key of its request, which the server does not keep: what a first PIN or a secret
 * address was can be told to who asked for it, and not to who reads the database or a backup.
 */
export function seal(text: string, key: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const encrypting = createCipheriv(cipher, secretOf(key), nonce);
  return Buffer.concat([nonce, encrypting.update(text, 'utf8'), encrypting.final(), encrypting.getAuthTag()]);
}

/** @throws Error where it was sealed under another key, or altered */
export function unseal(sealed: Uint8Array, key: string): string {
  const bytes = Buffer.from(sealed);
  const decrypting = createDecipheriv(cipher, secretOf(key), bytes.subarray(0, nonceBytes));
  decrypting.setAuthTag(bytes.subarray(-tagBytes));
  const content = bytes.subarray(nonceBytes, -tagBytes);
  return Buffer.concat([decrypting.update(content), decrypting.final()]).toString('utf8');
}

const secretOf = (key: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', 'pustaka idempotency', 32));
