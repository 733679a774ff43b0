import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { IdempotentWrites } from './service.ts';

/** Writes to a database until the owner, a test or a suite, ends. */
export function writesOn(
  owner: { after(close: () => unknown): void },
  db: Kysely<Tables>,
  now: () => Date = () => new Date(),
): IdempotentWrites {
  const writes = new IdempotentWrites(db, now, (error) => assert.fail(String(error)));
  owner.after(() => writes.close());
  return writes;
}
