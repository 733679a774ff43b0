import {
  cancelHold,
  changeHold,
  checkIn,
  checkOut,
  createCalendar,
  deleteHistory,
  getCalendar,
  listFees,
  listHistory,
  listHolds,
  listHoldsToPull,
  listLoans,
  markMissing,
  placeHold,
  renewAllLoans,
  renewLoan,
  revokeCalendar,
  settleFee,
} from '@pustaka/core/contract';
import { route, type Route } from '../http/route.ts';
import type { PatronService } from '../patrons/service.ts';
import { feedAddress } from './calendar/feed.ts';
import type { CalendarService } from './calendar/service.ts';
import type { FeeService } from './fees/service.ts';
import type { MissingItems } from './holds/missing-items.ts';
import type { PullList } from './holds/pull-list.ts';
import type { HoldService } from './holds/service.ts';
import type { Desk } from './loans/desk.ts';
import type { LoanHistory } from './loans/history.ts';
import type { LoanService } from './loans/service.ts';

export interface CirculationServices {
  readonly loans: LoanService;
  readonly holds: HoldService;
  readonly fees: FeeService;
  readonly history: LoanHistory;
  readonly calendars: CalendarService;
  readonly desk: Desk;
  readonly pullList: PullList;
  readonly missingItems: MissingItems;
}

/** Circulation's endpoints: what patrons do for themselves and their wards, and what staff do. */
export function circulationRoutes(
  { loans, holds, fees, history, calendars, desk, pullList, missingItems }: CirculationServices,
  patrons: Pick<PatronService, 'acting'>,
): Route[] {
  return [
    route(listLoans, async ({ caller, query }) => {
      const items = await loans.list(await patrons.acting(caller, query));
      return { items, total: items.length };
    }),
    route(renewLoan, async ({ caller, query, params, transaction }) =>
      loans.renew(transaction, await patrons.acting(caller, query, transaction), params.id),
    ),
    route(renewAllLoans, async ({ caller, query, transaction, language }) => {
      const patron = await patrons.acting(caller, query, transaction);
      const items = await loans.renewAll(transaction, patron, language);
      return { items, renewed: items.filter(({ renewed }) => renewed).length };
    }),

    route(listHolds, async ({ caller, query }) => {
      const items = await holds.list(await patrons.acting(caller, query));
      return { items, total: items.length };
    }),
    route(placeHold, async ({ caller, query, body, transaction }) =>
      holds.place(transaction, await patrons.acting(caller, query, transaction), body),
    ),
    route(changeHold, async ({ caller, query, params, body, transaction, language }) =>
      holds.change(transaction, await patrons.acting(caller, query, transaction), params.id, body, language),
    ),
    route(cancelHold, async ({ caller, query, params, transaction }) =>
      holds.cancel(transaction, await patrons.acting(caller, query, transaction), params.id),
    ),

    route(listFees, async ({ caller, query }) => fees.list(await patrons.acting(caller, query))),

    route(listHistory, async ({ caller, query }) => history.page(await patrons.acting(caller, query), query)),
    route(deleteHistory, async ({ caller, query, transaction }) => {
      const patron = await patrons.acting(caller, query, transaction);
      return { deleted: await history.forget(transaction, patron, query.loan) };
    }),

    route(getCalendar, async ({ caller, query }) => ({
      active: await calendars.exists(await patrons.acting(caller, query)),
    })),
    route(createCalendar, async ({ caller, query, transaction, address }) => {
      const secret = await calendars.create(transaction, await patrons.acting(caller, query, transaction));
      return { active: true, url: feedAddress(address, secret) };
    }),
    route(revokeCalendar, async ({ caller, query, transaction }) => {
      await calendars.revoke(transaction, await patrons.acting(caller, query, transaction));
      return { active: false };
    }),

    route(checkOut, ({ body, transaction }) => desk.checkOut(transaction, body)),
    route(checkIn, ({ body, transaction }) => desk.checkIn(transaction, body)),
    route(listHoldsToPull, ({ query }) => pullList.page(query)),
    route(markMissing, ({ body, transaction }) => missingItems.mark(transaction, body)),
    route(settleFee, ({ params, body, transaction }) => fees.settle(transaction, params.id, body)),
  ];
}
