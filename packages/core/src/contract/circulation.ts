import * as z from './schema.ts';
import { fields, instant, localDate, page, pageQuery, patronQuery, text } from './common.ts';
import { endpoint } from './endpoint.ts';

export * from './circulation-terms.ts';

/** An amount of money: minor units of an ISO 4217 currency. `{ amount: 50000, currency: 'IDR' }` is Rp 500 (two minor digits). */
export const money = z.object({ amount: z.number(), currency: z.string() });

/** The part of a record that a loan or a hold shows. */
export const borrowedRecord = z.object({
  id: z.string(),
  title: z.string(),
  author: z.optional(z.string()),
  format: z.string(),
});

/** The part of an item that a loan or the desk shows. */
export const borrowedItem = z.object({
  id: z.string(),
  barcode: z.optional(z.string()),
  callNumber: z.optional(z.string()),
  /** Where it belongs. */
  branch: z.string(),
});

export const loan = z.object({
  id: z.string(),
  record: borrowedRecord,
  item: borrowedItem,
  borrowedAt: instant,
  /** The last day without being overdue, in the library's time zone. */
  dueDate: localDate,
  /** Days past the due date, 0 while it is not. */
  overdueDays: z.number(),
  renewals: z.number(),
  /** How often it may still be renewed, where nothing else prevents it. */
  renewalsLeft: z.number(),
  /** Why renewing would be refused now (one of the refusals); absent where it would not. */
  notRenewable: z.optional(z.string()),
  /** What returning it today would cost. */
  fine: z.optional(money),
});

export const renewalOutcome = z.object({
  loan,
  renewed: z.boolean(),
  /** One of the refusals, where it was not renewed, with a sentence for the reader. */
  code: z.optional(z.string()),
  reason: z.optional(z.string()),
});

export const hold = z.object({
  id: z.string(),
  record: borrowedRecord,
  /** Where the hold is for one certain item. */
  item: z.optional(z.string()),
  pickupBranch: z.string(),
  placedAt: instant,
  /** Of `holdStatuses`. */
  status: z.string(),
  /** Place in the queue, 1 for the next; absent while the hold is suspended, and once an item is set aside. */
  position: z.optional(z.number()),
  /** How many wait for the record, without those who suspended their hold. */
  queueLength: z.optional(z.number()),
  /** Days until an item is likely to be there, from due dates and usual loan lengths; a guess, and absent where there is no base for one. */
  estimatedDays: z.optional(z.number()),
  /** Until when a ready item is kept. */
  readyUntil: z.optional(localDate),
  /** The day on which a suspended hold waits again; absent for no end. */
  suspendedUntil: z.optional(localDate),
});

export const fee = z.object({
  id: z.string(),
  /** `overdue`, `lost`, `damage`, `other`; a later version may name more. */
  kind: z.string(),
  amount: money,
  /** What of it is still to be paid. */
  outstanding: money,
  record: z.optional(borrowedRecord),
  since: localDate,
  note: z.optional(z.string()),
});

const idParam = z.object({ id: text(64) });

/** At most {@link maxOwnList}. */
export const listLoans = endpoint({
  id: 'circulation.loans',
  method: 'GET',
  path: '/me/loans',
  summary: "The patron's open loans, the most urgent first.",
  query: patronQuery,
  answer: z.object({ items: z.array(loan), total: z.number() }),
  problems: ['patron-not-found'],
  scope: 'loans',
});

export const renewLoan = endpoint({
  id: 'circulation.renew',
  method: 'POST',
  path: '/me/loans/{id}/renewals',
  summary: 'Renews one loan.',
  params: idParam,
  query: patronQuery,
  answer: loan,
  problems: [
    'loan-not-found',
    'held-by-others',
    'renewal-limit',
    'too-long-overdue',
    'card-blocked',
    'card-expired',
    'fees-limit',
    'branch-never-open',
    'patron-not-found',
  ],
  scope: 'loans',
  idempotencyKey: true,
});

export const renewAllLoans = endpoint({
  id: 'circulation.renewAll',
  method: 'POST',
  path: '/me/renewals',
  summary: 'Renews every open loan that can be, and says for each what came of it.',
  query: patronQuery,
  answer: z.object({ items: z.array(renewalOutcome), renewed: z.number() }),
  problems: ['patron-not-found'],
  scope: 'loans',
  idempotencyKey: true,
});

/** At most {@link maxOwnList}. */
export const listHolds = endpoint({
  id: 'circulation.holds',
  method: 'GET',
  path: '/me/holds',
  summary: "The patron's holds that are not over, ready ones first.",
  query: patronQuery,
  answer: z.object({ items: z.array(hold), total: z.number() }),
  problems: ['patron-not-found'],
  scope: 'holds',
});

export const placeHold = endpoint({
  id: 'circulation.placeHold',
  method: 'POST',
  path: '/me/holds',
  summary: 'Places a hold on a record, or on one certain item of it.',
  query: patronQuery,
  body: z.object({ record: text(64), item: z.optional(text(64)), pickupBranch: z.optional(text(64)) }),
  answer: hold,
  problems: [
    'record-not-found',
    'item-not-found',
    'already-held',
    'already-on-loan',
    'not-holdable',
    'not-for-loan',
    'hold-limit',
    'fees-limit',
    'card-blocked',
    'card-expired',
    'branch-unknown',
    'patron-not-found',
  ],
  scope: 'holds',
  idempotencyKey: true,
});

export const changeHold = endpoint({
  id: 'circulation.changeHold',
  method: 'PATCH',
  path: '/me/holds/{id}',
  summary:
    'Moves a hold to another pickup branch, suspends it, or takes it up again; what is absent stays as it is.',
  params: idParam,
  query: patronQuery,
  body: z.object({
    pickupBranch: z.optional(text(64)),
    suspended: z.optional(z.boolean()),
    suspendedUntil: z.optional(z.nullable(localDate)),
  }),
  answer: hold,
  problems: ['hold-not-found', 'hold-not-changeable', 'branch-unknown', 'patron-not-found'],
  scope: 'holds',
});

export const cancelHold = endpoint({
  id: 'circulation.cancelHold',
  method: 'DELETE',
  path: '/me/holds/{id}',
  summary: 'Cancels a hold.',
  params: idParam,
  query: patronQuery,
  answer: hold,
  problems: ['hold-not-found', 'patron-not-found'],
  scope: 'holds',
});

/** Of more than {@link maxOwnList} the oldest; `total` and `outstanding` are of all. */
export const listFees = endpoint({
  id: 'circulation.fees',
  method: 'GET',
  path: '/me/fees',
  summary: 'What the patron owes.',
  query: patronQuery,
  answer: z.object({ items: z.array(fee), total: z.number(), outstanding: z.array(money) }),
  problems: ['patron-not-found'],
  scope: 'loans',
});

export const pastLoan = z.object({
  id: z.string(),
  record: borrowedRecord,
  borrowedAt: instant,
  returnedAt: instant,
});

export const listHistory = endpoint({
  id: 'circulation.history',
  method: 'GET',
  path: '/me/history',
  summary: 'Returned loans, newest first; empty unless the patron chose to have them remembered.',
  query: z.object(fields(pageQuery, { patron: z.optional(text(64)) })),
  answer: z.object(page(pastLoan)),
  problems: ['cursor-invalid', 'patron-not-found'],
  scope: 'account',
});

export const deleteHistory = endpoint({
  id: 'circulation.deleteHistory',
  method: 'DELETE',
  path: '/me/history',
  summary: 'Forgets all returned loans, or the one named.',
  query: z.object({ loan: z.optional(text(64)), patron: z.optional(text(64)) }),
  answer: z.object({ deleted: z.number() }),
  problems: ['patron-not-found'],
  scope: 'account',
});

export const calendarAddress = z.object({
  /** Whether the patron has a calendar. */
  active: z.boolean(),
  /**
   * The secret address that calendar programs subscribe to; whoever has it can read the due dates, until the patron (or their
   * guardian) takes it away, gets a new PIN or signs out everywhere. Only in the answer that made it: the server keeps a hash
   * of it and cannot tell it again.
   */
  url: z.optional(z.string()),
});

export const getCalendar = endpoint({
  id: 'circulation.calendar',
  method: 'GET',
  path: '/me/calendar',
  summary: 'Whether the patron has a calendar of due dates at a secret address.',
  query: patronQuery,
  answer: calendarAddress,
  problems: ['patron-not-found'],
  scope: 'loans',
});

export const createCalendar = endpoint({
  id: 'circulation.createCalendar',
  method: 'POST',
  path: '/me/calendar',
  summary: 'Makes a new secret calendar address; an earlier one stops working.',
  query: patronQuery,
  answer: calendarAddress,
  problems: ['patron-not-found'],
  scope: 'loans',
  idempotencyKey: true,
});

export const revokeCalendar = endpoint({
  id: 'circulation.revokeCalendar',
  method: 'DELETE',
  path: '/me/calendar',
  summary: 'Makes the secret calendar address stop working.',
  query: patronQuery,
  answer: calendarAddress,
  problems: ['patron-not-found'],
  scope: 'loans',
});

export type Money = z.infer<typeof money>;
export type BorrowedRecord = z.infer<typeof borrowedRecord>;
export type BorrowedItem = z.infer<typeof borrowedItem>;
export type Loan = z.infer<typeof loan>;
export type RenewalOutcome = z.infer<typeof renewalOutcome>;
export type Hold = z.infer<typeof hold>;
export type Fee = z.infer<typeof fee>;
export type PastLoan = z.infer<typeof pastLoan>;
export type CalendarAddress = z.infer<typeof calendarAddress>;
