import type { Kysely } from 'kysely';
import type { Tables } from '../database/index.ts';
import type { PatronDataKeeper } from '../patrons/keeper.ts';
import { Attempts } from './attempts.ts';
import { ConsentStore } from './consent-store.ts';
import { PinResetStore } from './pin-reset-store.ts';
import { StateStore } from './state-store.ts';

/** What sign-in keeps about patrons, and what of it ends with a PIN. */
export function identityKeeper(now: () => Date): PatronDataKeeper {
  return {
    exportData: async (db, patron) => ({ consents: await new ConsentStore(db, now).of(patron) }),
    deleteData: (db: Kysely<Tables>, patron) => new StateStore(db).endGrantsOf(patron),
    signOutEverywhere: (db, patron) => new StateStore(db).endGrantsOf(patron),
    async pinChanged(db, { id, card }) {
      await new PinResetStore(db).removeOf(id);
      await new Attempts(db, now).forget('sign-in', card);
    },
  };
}
