import * as z from './schema.ts';
import { whole, within } from './checks.ts';
import { borrowedItem, borrowedRecord, fee, hold, loan } from './circulation.ts';
import { fields, instant, page, pageQuery, text, writtenDate } from './common.ts';
import { endpoint } from './endpoint.ts';
import { block, emailAddress, patron, patronCategories, phoneNumber } from './patrons.ts';

const cardParam = z.object({ card: text(64) });

export const checkOut = endpoint({
  id: 'desk.checkOut',
  method: 'POST',
  path: '/desk/loans',
  summary: 'Lends an item to a patron.',
  body: z.object({ card: text(64), barcode: text(64) }),
  answer: loan,
  problems: [
    'patron-not-found',
    'item-not-found',
    'not-available',
    'already-on-loan',
    'not-for-loan',
    'held-by-others',
    'loan-limit',
    'fees-limit',
    'card-blocked',
    'card-expired',
    'branch-never-open',
  ],
  scope: 'desk',
  idempotencyKey: true,
});

export const checkIn = endpoint({
  id: 'desk.checkIn',
  method: 'POST',
  path: '/desk/returns',
  summary: 'Takes an item back and says where it goes next.',
  /** The branch is the desk's; the item's own where it is absent. */
  body: z.object({ barcode: text(64), branch: z.optional(text(64)) }),
  answer: z.object({
    /** Absent where the item was not on loan. */
    loan: z.optional(loan),
    /** The hold that the item is now set aside or travelling for. */
    hold: z.optional(hold),
    /** `shelf`, `hold-shelf` or `transit`. */
    destination: z.string(),
    /** The branch it travels to, where the destination is `transit`. */
    branch: z.optional(z.string()),
    fine: z.optional(fee),
  }),
  problems: ['item-not-found', 'branch-unknown'],
  scope: 'desk',
  idempotencyKey: true,
});

/** A hold that an item on a shelf could serve. Whose it is, the desk learns where the reader collects it. */
export const holdToPull = z.object({
  /** The hold's. */
  id: z.string(),
  record: borrowedRecord,
  /** Any one of them will do, the first by preference. No item is listed for two holds. */
  items: z.array(borrowedItem),
  pickupBranch: z.string(),
  placedAt: instant,
  /** Place in the queue, 1 for the next. */
  position: z.number(),
});

export const listHoldsToPull = endpoint({
  id: 'desk.holdsToPull',
  method: 'GET',
  path: '/desk/holds-to-pull',
  summary: 'The holds that an item on a shelf could serve, the oldest first: what to fetch and check in.',
  /** With a branch, only items that belong there. */
  query: z.object(fields(pageQuery, { branch: z.optional(text(64)) })),
  answer: z.object(page(holdToPull)),
  problems: ['cursor-invalid'],
  scope: 'desk',
});

export const markMissing = endpoint({
  id: 'desk.markMissing',
  method: 'POST',
  path: '/desk/missing-items',
  summary:
    'Notes that an item is not where it should be, until it is checked in again; whoever it was to serve waits for the next.',
  body: z.object({ barcode: text(64) }),
  answer: z.object({
    record: borrowedRecord,
    item: borrowedItem,
    /** The hold that it was set aside for, or was travelling for, and that now waits again. */
    hold: z.optional(hold),
  }),
  problems: ['item-not-found', 'already-on-loan', 'not-available'],
  scope: 'desk',
  idempotencyKey: true,
});

export const registerPatron = endpoint({
  id: 'desk.registerPatron',
  method: 'POST',
  path: '/desk/patrons',
  summary: 'Registers a patron; the answer holds the first PIN, once.',
  body: z.object({
    card: text(64),
    name: text(200),
    category: z.literal(patronCategories),
    homeBranch: text(64),
    expires: writtenDate,
    email: z.optional(emailAddress),
    phone: z.optional(phoneNumber),
    /** The card number of a guardian, for a child's card. */
    guardian: z.optional(text(64)),
  }),
  answer: z.object({ patron, pin: z.string() }),
  problems: ['card-taken', 'patron-not-found', 'branch-unknown'],
  scope: 'desk',
  idempotencyKey: true,
});

export const findPatron = endpoint({
  id: 'desk.patron',
  method: 'GET',
  path: '/desk/patrons/{card}',
  summary: 'The patron of a card with loans, holds and fees.',
  params: cardParam,
  answer: z.object({ patron, loans: z.array(loan), holds: z.array(hold), fees: z.array(fee) }),
  problems: ['patron-not-found'],
  scope: 'desk',
});

export const renewCard = endpoint({
  id: 'desk.renewCard',
  method: 'PATCH',
  path: '/desk/patrons/{card}',
  summary: 'Sets the last day on which a card is valid.',
  params: cardParam,
  body: z.object({ expires: writtenDate }),
  answer: patron,
  problems: ['patron-not-found'],
  scope: 'desk',
});

export const resetPin = endpoint({
  id: 'desk.resetPin',
  method: 'POST',
  path: '/desk/patrons/{card}/pin-resets',
  summary: 'Gives a patron a new PIN, which the answer holds once, and signs them out everywhere.',
  params: cardParam,
  answer: z.object({ patron, pin: z.string() }),
  problems: ['patron-not-found'],
  scope: 'desk',
  idempotencyKey: true,
});

export const blockPatron = endpoint({
  id: 'desk.block',
  method: 'POST',
  path: '/desk/patrons/{card}/blocks',
  summary: 'Blocks a card, with the reason its holder will read.',
  params: cardParam,
  body: z.object({ reason: text(40), note: z.optional(text(500)) }),
  answer: block,
  problems: ['patron-not-found'],
  scope: 'desk',
  idempotencyKey: true,
});

export const unblockPatron = endpoint({
  id: 'desk.unblock',
  method: 'DELETE',
  path: '/desk/patrons/{card}/blocks/{id}',
  summary: 'Takes a block away.',
  params: z.object({ card: text(64), id: text(64) }),
  answer: patron,
  problems: ['patron-not-found', 'block-not-found'],
  scope: 'desk',
});

export const settleFee = endpoint({
  id: 'desk.settleFee',
  method: 'POST',
  path: '/desk/fees/{id}/settlements',
  summary: 'Notes that a fee was paid or waived, whole or in part.',
  params: z.object({ id: text(64) }),
  body: z.object({
    kind: z.literal(['payment', 'waiver']),
    /** All that is left of it where absent. */
    amount: z.optional(
      z.object({ amount: z.number(whole(), within(1, Number.MAX_SAFE_INTEGER)), currency: text(3) }),
    ),
    note: z.optional(text(500)),
  }),
  answer: fee,
  problems: ['fee-not-found', 'amount-too-large'],
  scope: 'desk',
  idempotencyKey: true,
});

export type HoldToPull = z.infer<typeof holdToPull>;
