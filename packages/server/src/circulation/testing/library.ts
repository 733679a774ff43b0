import type { Branch, LibraryProfile, PatronCategory } from '@pustaka/core/contract';
import type { Kysely, Transaction } from 'kysely';
import { saving, type NewRecord } from '../../catalog/save.ts';
import { blankDescription } from '../../catalog/testing.ts';
import type { Database, Tables } from '../../database/index.ts';
import { defaultProfile } from '../../library/default-profile.ts';
import type { Patron } from '../../patrons/patron.ts';
import { PatronService } from '../../patrons/service.ts';
import { PatronStore } from '../../patrons/store.ts';
import { addDays, localDay } from '../../local-day.ts';
import type { RuleService } from '../rules/service.ts';
import { defaultRules, type CirculationRules } from '../rules/terms.ts';
import { circulationServices, type CirculationOptions } from '../services.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A branch that is open every day. */
function branch(id: string): Branch {
  return {
    id,
    name: `Cabang ${id}`,
    address: { street: '', locality: '', region: '', country: 'ID' },
    hours: weekdays.map((day) => ({ day, opens: '08:00', closes: '17:00' })),
    closedDays: [],
    amenities: [],
  };
}

/** The branch that is open until 5 December 2026 and never after that. */
export const closingBranch = 'lama';

/** A library of two branches that are open every day, and of one that closes for good. */
export const testProfile: LibraryProfile = {
  ...defaultProfile,
  branches: [
    branch('pusat'),
    branch('utara'),
    { ...branch(closingBranch), closedDays: [{ from: '2026-12-06', to: '9999-12-31' }] },
  ],
};

/** Noon in Jakarta on the first day of every test. */
const firstDay = '2026-11-21';

const noon = (day: string): Date => new Date(`${day}T05:00:00Z`);

/** Circulation over a database, with a clock that the test turns. */
export class TestLibrary {
  readonly db: Kysely<Tables>;
  readonly patrons: PatronService;
  /** What circulation is made of here. */
  readonly options: CirculationOptions;
  readonly services: ReturnType<typeof circulationServices>['services'];
  readonly sweeper: ReturnType<typeof circulationServices>['sweeper'];
  readonly #rules: RuleService;
  #now = noon(firstDay);

  constructor({ kysely }: Pick<Database, 'kysely'>) {
    const common = { db: kysely, profile: () => Promise.resolve(testProfile), now: () => this.#now };
    this.db = kysely;
    this.patrons = new PatronService(common);
    this.options = {
      ...common,
      patrons: this.patrons,
      onError: (error) => {
        throw error;
      },
    };
    const { services, sweeper, keeper, rules } = circulationServices(this.options);
    this.services = services;
    this.sweeper = sweeper;
    this.#rules = rules;
    this.patrons.addKeeper(keeper);
  }

  /** `YYYY-MM-DD` */
  get today(): string {
    return localDay(this.#now, testProfile.timeZone);
  }

  passDays(days: number): void {
    this.#now = noon(addDays(this.today, days));
  }

  /** Turns the clock on a little, so that what follows is later than what was. */
  passMoment(): void {
    this.#now = new Date(this.#now.getTime() + 1);
  }

  write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.db.transaction().execute(work);
  }

  /** Sets rules that differ from the defaults in these terms. */
  async rule(terms: Partial<CirculationRules['defaults']>, exceptions: CirculationRules['exceptions'] = []) {
    const { defaults, currency } = defaultRules;
    await this.#rules.replace(this.db, { currency, defaults: { ...defaults, ...terms }, exceptions });
  }

  /** Registers a patron, whose id and card number are the name. */
  async patron(
    name: string,
    { category = 'adult', expires = '2030-12-31' }: { category?: PatronCategory; expires?: string } = {},
  ): Promise<Patron> {
    await new PatronStore(this.db).add({
      id: name,
      card: name.toUpperCase(),
      name,
      category,
      home_branch: 'pusat',
      expires,
      language: 'id',
      email: null,
      phone: null,
      guardian_id: null,
      pin_hash: null,
      pin_changed_at: null,
    });
    return (await this.patrons.byId(name))!;
  }

  /** Registers several patrons; see {@link patron}. */
  async readers<Names extends readonly string[]>(...names: Names): Promise<{ [I in keyof Names]: Patron }> {
    const readers: Patron[] = [];
    for (const name of names) readers.push(await this.patron(name));
    return readers as { [I in keyof Names]: Patron };
  }

  /** Adds a record with items, whose ids are their barcodes. */
  async record(id: string, barcodes: readonly string[], items: ItemState = {}) {
    await saving([newRecord(id, barcodes, items)])(this.db);
  }

  checkOut(patron: Pick<Patron, 'card'>, barcode: string) {
    return this.write((trx) => this.services.desk.checkOut(trx, { card: patron.card, barcode }));
  }

  checkIn(barcode: string, at?: string) {
    return this.write((trx) => this.services.desk.checkIn(trx, { barcode, branch: at }));
  }

  hold(patron: Pick<Patron, 'id'>, record: string, asked: { item?: string; pickupBranch?: string } = {}) {
    this.passMoment();
    return this.write((trx) => this.services.holds.place(trx, patron, { record, ...asked }));
  }

  cancel(patron: Pick<Patron, 'id'>, hold: string) {
    return this.write((trx) => this.services.holds.cancel(trx, patron, hold));
  }

  renew(patron: Pick<Patron, 'id'>, loan: string) {
    return this.write((trx) => this.services.loans.renew(trx, patron, loan));
  }

  async itemStatus(id: string): Promise<string> {
    const { status } = await this.db
      .selectFrom('item')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return status;
  }
}

/** What may differ from an item that stands on its shelf at the branch `pusat`. */
interface ItemState {
  readonly status?: string;
  readonly itemType?: string;
  readonly branch?: string;
}

export function newRecord(
  id: string,
  barcodes: readonly string[],
  { status = 'available', itemType, branch: home = 'pusat' }: ItemState = {},
): NewRecord {
  return {
    id,
    source: 'TEST',
    controlNumber: id,
    kind: 'bibliographic',
    digest: Buffer.from(`${id} ${barcodes.join()} ${status}`),
    marc: Buffer.from(id),
    description: {
      ...blankDescription,
      title: `Judul ${id}`,
      contributors: [{ name: 'Toer, Pramoedya Ananta' }],
      languages: ['id'],
    },
    addedAt: undefined,
    deleted: false,
    items: barcodes.map((barcode) => ({ id: barcode, barcode, branch: home, status, itemType })),
  };
}
