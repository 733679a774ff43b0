import type { Fee, Hold, Loan } from '@pustaka/core/contract';
import type { Domain } from '../http/domain.ts';
import type { Patron } from '../patrons/patron.ts';
import { calendarFeed, feedPath } from './calendar/feed.ts';
import { repeatedly } from '../repeatedly.ts';
import { circulationRoutes } from './routes.ts';
import { circulationServices, type CirculationOptions } from './services.ts';
import type { PatronDataKeeper } from '../patrons/keeper.ts';

export interface CirculationDomain extends Domain {
  /** To be given to the patrons' service: circulation's part in export and deletion. */
  readonly keeper: PatronDataKeeper;
  /** What a patron has borrowed, waits for and owes. */
  ofPatron(patron: Patron): Promise<{ loans: Loan[]; holds: Hold[]; fees: Fee[] }>;
}

/** Milliseconds between two looks for what comes with a new day, since nobody knows when that begins at the library. */
const sweepEveryMs = 60_000;

/** Circulation: loans, holds, fees, history and calendars of due dates. */
export function circulationDomain(options: CirculationOptions): CirculationDomain {
  const { patrons, profile, onError } = options;
  const { services, sweeper, keeper } = circulationServices(options);
  const { loans, holds, fees, calendars } = services;
  const sweeping = repeatedly(sweepEveryMs, () => sweeper.sweep(), onError);
  return {
    name: 'circulation',
    routes: circulationRoutes(services, patrons),
    mounts: { [feedPath]: calendarFeed(calendars, profile) },
    keeper,
    // The first transaction must find the profile in memory.
    started: profile().then(() => undefined),
    close: () => sweeping.close(),
    async ofPatron(patron) {
      return {
        loans: await loans.list(patron),
        holds: await holds.list(patron),
        fees: (await fees.list(patron)).items,
      };
    },
  };
}
