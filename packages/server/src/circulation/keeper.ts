import type { CatalogItems } from '../catalog/items.ts';
import { ProblemError } from '../problems/problem-error.ts';
import type { PatronDataKeeper } from '../patrons/keeper.ts';
import type { PatronService } from '../patrons/service.ts';
import type { CalendarStore } from './calendar/store.ts';
import type { FeeStore } from './fees/store.ts';
import type { HoldService } from './holds/service.ts';
import type { HoldStore } from './holds/store.ts';
import type { LoanHistory } from './loans/history.ts';
import type { LoanStore } from './loans/store.ts';
import type { TellSetting } from './setting.ts';

export interface KeeperParts {
  readonly loans: LoanStore;
  readonly holds: HoldStore;
  readonly fees: FeeStore;
  readonly calendars: CalendarStore;
  readonly items: CatalogItems;
  readonly patrons: Pick<PatronService, 'wards'>;
  readonly history: LoanHistory;
  readonly holdService: HoldService;
  readonly setting: TellSetting;
}

/** Circulation's part in exporting and deleting what is kept about a patron, and in signing them out. */
export function circulationKeeper(parts: KeeperParts): PatronDataKeeper {
  const { loans, holds, fees, calendars, items, patrons, history, holdService, setting } = parts;
  return {
    async exportData(db, patron) {
      const open = await loans.ofPatron(db, patron);
      const waiting = await holds.ofPatron(db, patron);
      const owed = await fees.all(db, patron);
      const settlements = Map.groupBy(
        await fees.settlements(
          db,
          owed.map(({ id }) => id),
        ),
        ({ fee }) => fee,
      );
      const about = [...open, ...waiting, ...owed].flatMap(({ record }) => record ?? []);
      const titles = await items.records(db, about);
      const named = <T extends { record: string | undefined; patron: unknown }>({
        patron: _,
        ...rest
      }: T) => ({
        ...rest,
        record: rest.record === undefined ? undefined : titles.get(rest.record),
      });
      return {
        loans: open.map(named),
        holds: waiting.map(named),
        fees: owed.map((fee) => ({
          ...named(fee),
          settlements: (settlements.get(fee.id) ?? []).map(({ fee: _, ...rest }) => rest),
        })),
        history: await history.all(db, { id: patron }),
        calendar: (await calendars.exists(db, patron)) ? [{ active: true }] : [],
      };
    },

    async signOutEverywhere(db, patron) {
      // Whoever had the guardian's PIN could subscribe to the wards' calendars, too.
      for (const { id } of await patrons.wards(patron, db)) await calendars.remove(db, id);
      await calendars.remove(db, patron);
    },

    async forgetHistory(trx, patron) {
      await loans.forget(trx, patron);
    },

    async deleteData(trx, patron) {
      if ((await loans.ofPatron(trx, patron)).length > 0) throw new ProblemError('open-loans');
      if ((await fees.unsettled(trx, patron)).length > 0) throw new ProblemError('unpaid-fees');
      const moment = await setting(trx);
      const records = [...new Set((await holds.ofPatron(trx, patron)).map(({ record }) => record))].sort();
      for (const record of records) await items.lockRecord(trx, record);
      for (const hold of await holds.ofPatron(trx, patron)) {
        await holdService.end(trx, moment, hold, 'cancelled');
      }
      await loans.forget(trx, patron);
      await fees.forget(trx, patron);
      await calendars.remove(trx, patron);
    },
  };
}
