import { hash } from 'node:crypto';
import type { Loan } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../database/index.ts';
import type { PatronService } from '../../patrons/service.ts';
import { newSecret } from '../../random.ts';
import type { LoanService } from '../loans/service.ts';
import type { TellSetting } from '../setting.ts';
import type { CalendarStore } from './store.ts';

export interface CalendarServiceParts {
  readonly db: Kysely<Tables>;
  readonly calendars: CalendarStore;
  readonly loanService: LoanService;
  readonly patrons: Pick<PatronService, 'byId'>;
  readonly setting: TellSetting;
}

/** What stands in a patron's calendar. */
export interface DueDates {
  /** BCP 47: the patron's. */
  readonly language: string;
  readonly loans: readonly Loan[];
}

/** Calendars of due dates at secret addresses, for programs that cannot sign in. */
export class CalendarService {
  readonly #parts: CalendarServiceParts;

  constructor(parts: CalendarServiceParts) {
    this.#parts = parts;
  }

  /** Whether a patron has a calendar. */
  async exists(patron: { readonly id: string }): Promise<boolean> {
    const { calendars, db } = this.#parts;
    return calendars.exists(db, patron.id);
  }

  /** Makes a new secret for a patron's calendar; an earlier one stops working. Only its hash is kept. */
  async create(trx: Transaction<Tables>, patron: { readonly id: string }): Promise<string> {
    const secret = newSecret();
    const { now } = await this.#parts.setting(trx);
    await this.#parts.calendars.save(trx, patron.id, hashOf(secret), now);
    return secret;
  }

  async revoke(trx: Transaction<Tables>, patron: { readonly id: string }): Promise<void> {
    await this.#parts.calendars.remove(trx, patron.id);
  }

  /** The due dates at a secret address; nothing where there is no such address any more. */
  async dueDates(secret: string): Promise<DueDates | undefined> {
    const { db, calendars, patrons, loanService } = this.#parts;
    const id = await calendars.patronOf(db, hashOf(secret));
    const patron = id === undefined ? undefined : await patrons.byId(id, db);
    return patron && { language: patron.language, loans: await loanService.list(patron) };
  }
}

const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');
