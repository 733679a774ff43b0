import type { LibraryProfile } from '@pustaka/core/contract';
import type { Kysely } from 'kysely';
import { CatalogItems } from '../catalog/items.ts';
import type { Tables } from '../database/index.ts';
import type { PatronDataKeeper } from '../patrons/keeper.ts';
import type { PatronService } from '../patrons/service.ts';
import { CalendarService } from './calendar/service.ts';
import { CalendarStore } from './calendar/store.ts';
import { FeeService } from './fees/service.ts';
import { FeeStore } from './fees/store.ts';
import { HoldDescriber } from './holds/describer.ts';
import { ItemPlacement } from './holds/placement.ts';
import { MissingItems } from './holds/missing-items.ts';
import { PullList } from './holds/pull-list.ts';
import { HoldService } from './holds/service.ts';
import { HoldStore } from './holds/store.ts';
import { HoldSweeper } from './holds/sweeper.ts';
import { circulationKeeper } from './keeper.ts';
import { Desk } from './loans/desk.ts';
import { LoanHistory } from './loans/history.ts';
import { LoanService } from './loans/service.ts';
import { LoanStore } from './loans/store.ts';
import type { CirculationServices } from './routes.ts';
import { RuleService } from './rules/service.ts';
import { settingTeller } from './setting.ts';

export interface CirculationOptions {
  readonly db: Kysely<Tables>;
  readonly patrons: Pick<PatronService, 'acting' | 'byId' | 'lock' | 'lockByCard' | 'wards'>;
  /** Answers from memory once it was asked: inside a transaction nothing may wait for another connection. */
  readonly profile: () => Promise<LibraryProfile>;
  readonly now: () => Date;
  /** Hears of what went wrong while nobody waited for it. */
  readonly onError: (error: unknown) => void;
}

/** Joins the parts of circulation. */
export function circulationServices({ db, patrons, profile, now }: Omit<CirculationOptions, 'onError'>): {
  readonly services: CirculationServices;
  readonly sweeper: HoldSweeper;
  readonly keeper: PatronDataKeeper;
  readonly rules: RuleService;
} {
  const rules = new RuleService();
  const setting = settingTeller(now, profile, rules);
  const items = new CatalogItems();
  const stores = {
    loans: new LoanStore(),
    holds: new HoldStore(),
    fees: new FeeStore(),
    calendars: new CalendarStore(),
  };
  const common = { db, ...stores, items, patrons, setting };
  const holdDescriber = new HoldDescriber(items, stores.holds);
  const placement = new ItemPlacement(items, stores.holds, patrons);
  const loans = new LoanService(common);
  const holds = new HoldService({ ...common, placement, describer: holdDescriber });
  const fees = new FeeService(db, stores.fees, items, setting);
  const history = new LoanHistory(db, stores.loans, items);
  const calendars = new CalendarService({ ...common, loanService: loans });
  const desk = new Desk({
    ...common,
    holdService: holds,
    feeService: fees,
    placement,
    holdDescriber,
  });
  const pullList = new PullList(common);
  const missingItems = new MissingItems({ ...common, holdDescriber });
  return {
    services: { loans, holds, fees, history, calendars, desk, pullList, missingItems },
    sweeper: new HoldSweeper({ ...common, holdService: holds }),
    keeper: circulationKeeper({ ...common, history, holdService: holds }),
    rules,
  };
}
