import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { Kysely } from 'kysely';
import type { JWK } from 'oidc-provider';
import { newSecret } from '../random.ts';
import type { IdentityTables } from '../database/tables/identity.ts';

/** What the authorization server signs with. All nodes share it, so that any of them can go on where another began. */
export interface IdentityKeys {
  readonly signing: JWK;
  /** Of cookies: a cookie that was not set by this library is not read. */
  readonly cookies: string;
  /** 32 bytes, of the nonces that let a device with a wrong clock prove its key. */
  readonly nonces: Buffer;
}

/** Reads the keys from the database; the first node to ask makes them. */
export async function loadKeys(db: Kysely<IdentityTables>): Promise<IdentityKeys> {
  return {
    signing: await keep(db, 'signing', newSigningKey),
    cookies: await keep(db, 'cookies', newSecret),
    nonces: Buffer.from(await keep(db, 'nonces', newSecret), 'base64url'),
  };
}

async function keep<T>(db: Kysely<IdentityTables>, id: string, make: () => T | Promise<T>): Promise<T> {
  const read = () => db.selectFrom('oidc_key').select('secret').where('id', '=', id).executeTakeFirst();
  const kept = await read();
  if (kept) return kept.secret as T;
  const secret = JSON.stringify(await make());
  // Two nodes may get here at once: the first to write is right.
  await db
    .insertInto('oidc_key')
    .values({ id, secret })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return (await read())!.secret as T;
}

async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(6).toString('hex') };
}
