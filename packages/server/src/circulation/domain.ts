import type { Fee, Hold, Loan } from '@pustaka/core/contract';
import type { Domain } from '../http/domain.ts';
import type { Patron } from '../patrons/patron.ts';
import { calendarFeed, feedPath } from './calendar/feed.ts';
import { circulationRoutes } from './routes.ts';
import { circulationServices, type CirculationOptions } from './services.ts';
import type { PatronDataKeeper } from '../patrons/keeper.ts';

export interface CirculationDomain extends Domain {
  /** To be given to the patrons' service: circulation's part in export and deletion. */
  readonly keeper: PatronDataKeeper;
  /** What a patron has borrowed, waits for and owes. */
  ofPatron(patron: Patron): Promise<{ loans: Loan[]; holds: Hold[]; fees: Fee[] }>;
}

/** Circulation: loans, holds, fees, history and calendars of due dates. */
export function circulationDomain(options: CirculationOptions): CirculationDomain {
  const { patrons, profile } = options;
  const { services, sweeper, keeper } = circulationServices(options);
  const { loans, holds, fees, calendars } = services;
  return {
    name: 'circulation',
    routes: circulationRoutes(services, patrons),
    mounts: { [feedPath]: calendarFeed(calendars, profile) },
    keeper,
    // The first transaction must find the profile in memory.
    started: profile().then(() => sweeper.start()),
    close: () => sweeper.close(),
    async ofPatron(patron) {
      return {
        loans: await loans.list(patron),
        holds: await holds.list(patron),
        fees: await fees.list(patron),
      };
    },
  };
}
