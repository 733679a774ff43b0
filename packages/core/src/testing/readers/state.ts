import type { CatalogRecord, Item } from '../../contract/catalog.ts';
import type { Fee, Hold, PastLoan } from '../../contract/circulation.ts';
import type { Patron } from '../../contract/patrons.ts';
import { SampleProblem } from '../problem.ts';
import { dayOf } from './days.ts';

export interface SamplePatron {
  /** With the full card number as `card`; answers mask it. */
  readonly account: Patron;
  readonly wards: readonly string[];
  calendar: boolean;
}

export interface SampleLoan {
  readonly id: string;
  readonly patron: string;
  readonly record: CatalogRecord;
  readonly item: Item;
  readonly borrowedAt: string;
  dueDate: string;
  renewals: number;
}

export interface SampleHold extends Omit<Hold, 'record' | 'position' | 'queueLength' | 'estimatedDays'> {
  readonly patron: string;
  readonly record: CatalogRecord;
}

/** What the library knows of its readers, and the handlers change. */
export interface ReaderState {
  readonly now: () => Date;
  readonly timeZone: string;
  readonly currency: string;
  readonly branches: readonly string[];
  readonly records: readonly CatalogRecord[];
  patrons: SamplePatron[];
  loans: SampleLoan[];
  /** In the order of the queue. */
  holds: SampleHold[];
  /** The ids of items. */
  missing: readonly string[];
  fees: (Fee & { patron: string })[];
  /** The last returned first. */
  history: (PastLoan & { patron: string })[];
  lastId: number;
}

export const today = (state: ReaderState, later = 0): string => dayOf(state.now(), state.timeZone, later);

export const newId = (state: ReaderState, kind: string): string => `${kind}-${++state.lastId}`;

/** The one that is asked for, or the problem that there is none. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new SampleProblem(404, `${what}-not-found`);
  return thing;
}

/** The patron whom a call is about: who is signed in, or one of their wards. */
export function patronOf(state: ReaderState, ward?: string): SamplePatron {
  const [signedIn] = state.patrons;
  const id = ward === undefined || signedIn?.wards.includes(ward) ? (ward ?? signedIn?.account.id) : '';
  return found(
    state.patrons.find(({ account }) => account.id === id),
    'patron',
  );
}

export const patronByCard = (state: ReaderState, card: string): SamplePatron =>
  found(
    state.patrons.find(({ account }) => account.card === card),
    'patron',
  );

/** The item with this barcode; the id stands for one that was not given any. */
export function itemByBarcode(state: ReaderState, barcode: string): { record: CatalogRecord; item: Item } {
  for (const record of state.records) {
    const item = record.items.find((one) => (one.barcode ?? one.id) === barcode);
    if (item) return { record, item };
  }
  throw new SampleProblem(404, 'item-not-found');
}
