import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import { isExpired, type Patron } from '../patrons/patron.ts';
import type { FeeStore } from './fees/store.ts';
import type { CardState } from './refusals.ts';
import type { Setting } from './setting.ts';

/** What of a patron's card counts for lending. */
export async function cardState(
  db: Kysely<Tables>,
  { rules, today }: Setting,
  patron: Patron,
  fees: FeeStore,
): Promise<CardState> {
  return {
    blocked: patron.blocks.length > 0,
    expired: isExpired(patron, today),
    owed: await fees.owed(db, patron.id, rules.currency),
  };
}
