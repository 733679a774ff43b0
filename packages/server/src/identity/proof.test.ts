import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { CredentialsRefused } from '../http/caller.ts';
import { Nonces } from './nonces.ts';
import { verifyProof } from './proof.ts';

const now = new Date('2026-11-21T08:00:00Z');
const seconds = now.getTime() / 1000;
const subject = { method: 'GET', url: 'https://pustaka.example.id/v1/me', accessToken: 'token' };
const ath = createHash('sha256').update('token').digest('base64url');
const sound = { jti: 'one', htm: 'GET', htu: subject.url, iat: seconds, ath };

describe('a proof of possession', () => {
  const nonces = new Nonces(randomBytes(32));
  let privateKey: CryptoKey;
  let jwk: JWK;
  before(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    jwk = await exportJWK(pair.publicKey);
  });

  const proof = (claims: object, header: object = {}) =>
    new SignJWT({ ...sound, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
      .sign(privateKey);
  const verify = (text: string, at = now) => verifyProof(text, subject, nonces, at);
  const refusedAs = (fault: string) => (error: unknown) =>
    error instanceof CredentialsRefused && error.fault === fault;

  it('holds for the request, the token and the time that it was made for', async () => {
    const used = await verify(await proof({}));
    assert.match(used.thumbprint, /^[\w-]{43}$/);
    assert.equal(used.id, (await verify(await proof({}))).id);
    assert.notEqual(used.id, (await verify(await proof({ jti: 'two' }))).id);
  });

  it('may name the address with a query or in another way of writing', async () => {
    await verify(await proof({ htu: 'HTTPS://pustaka.example.id:443/v1/me?limit=2#top' }));
  });

  for (const [what, claims, header] of [
    ['of another method', { htm: 'POST' }],
    ['of another address', { htu: 'https://pustaka.example.id/v1/me/loans' }],
    ['of another server', { htu: 'https://elsewhere.example/v1/me' }],
    ['of another token', { ath: 'x' }],
    ['without a name', { jti: undefined }],
    ['without a time', { iat: undefined }],
    ['of another kind', {}, { typ: 'JWT' }],
    ['without a key', {}, { jwk: undefined }],
  ] as const) {
    it(`does not hold ${what}`, async () => {
      await assert.rejects(verify(await proof(claims, header)), refusedAs('invalid_dpop_proof'));
    });
  }

  it('does not hold with another key than it names', async () => {
    const other = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
    await assert.rejects(verify(await proof({}, { jwk: other })), refusedAs('invalid_dpop_proof'));
  });

  it('does not hold unsigned, or signed with what everybody knows', async () => {
    const claims = Buffer.from(JSON.stringify(sound)).toString('base64url');
    const header = { typ: 'dpop+jwt', jwk };
    for (const alg of ['none', 'None', 'HS256', 'RS256']) {
      const head = Buffer.from(JSON.stringify({ ...header, alg })).toString('base64url');
      for (const signature of ['', 'AAAA'])
        await assert.rejects(verify(`${head}.${claims}.${signature}`), refusedAs('invalid_dpop_proof'));
    }
    const secret = new Uint8Array(32);
    const shared = { kty: 'oct', k: Buffer.from(secret).toString('base64url') };
    const symmetric = new SignJWT(sound).setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk: shared });
    await assert.rejects(
      symmetric.sign(secret).then((text) => verify(text)),
      refusedAs('invalid_dpop_proof'),
    );
  });

  it('does not hold in another algorithm than callers are told of', async () => {
    const pair = await generateKeyPair('Ed25519');
    for (const alg of ['Ed25519', 'EdDSA']) {
      const signed = new SignJWT(sound)
        .setProtectedHeader({ alg, typ: 'dpop+jwt', jwk: await exportJWK(pair.publicKey) })
        .sign(pair.privateKey);
      await assert.rejects(verify(await signed), refusedAs('invalid_dpop_proof'));
    }
  });

  it('does not hold with a private key in it, which is nobody’s any more', async () => {
    const given = await exportJWK(privateKey);
    await assert.rejects(verify(await proof({}, { jwk: given })), refusedAs('invalid_dpop_proof'));
  });

  it('shows by a nonce that it is fresh where the clock of the device is wrong', async () => {
    const error = await verify(await proof({ iat: seconds - 86_400 })).then(
      () => assert.fail('it should not hold'),
      (refused: unknown) => refused,
    );
    assert.ok(refusedAs('use_dpop_nonce')(error) && error instanceof CredentialsRefused);
    const retried = await proof({ iat: seconds - 86_400, nonce: error.nonce });
    await verify(retried);
    await assert.rejects(verify(retried, new Date(now.getTime() + 240_000)), refusedAs('use_dpop_nonce'));
    const wrongClock = { iat: seconds - 86_400, nonce: 'made-up' };
    await assert.rejects(verify(await proof(wrongClock)), refusedAs('use_dpop_nonce'));
  });
});
