import type { CatalogRecord } from '../../contract/catalog.ts';
import type { BorrowedRecord, Fee, Hold, Loan, Refusal } from '../../contract/circulation.ts';
import type { Me, Patron } from '../../contract/patrons.ts';
import { daysBetween } from './days.ts';
import {
  found,
  today,
  type ReaderState,
  type SampleHold,
  type SampleLoan,
  type SamplePatron,
} from './state.ts';

const mostRenewals = 2;
const finePerDay = 50_000;
export const daysOfALoan = 14;

export const borrowed = ({ id, title, format, contributors }: CatalogRecord): BorrowedRecord => ({
  id,
  title,
  format,
  ...(contributors[0] && { author: contributors[0].name }),
});

const masked = (account: Patron): Patron => ({ ...account, card: `•••• ${account.card.slice(-4)}` });

export const patronView = ({ account }: SamplePatron): Patron => masked(account);

export const meView = (state: ReaderState, { account, wards }: SamplePatron): Me => ({
  ...masked(account),
  wards: wards.map((id) => {
    const { name, card } = masked(
      found(
        state.patrons.find((one) => one.account.id === id),
        'patron',
      ).account,
    );
    return { id, name, card };
  }),
});

const waiting = (state: ReaderState, record: string): SampleHold[] =>
  state.holds.filter((hold) => hold.record.id === record && hold.status === 'waiting');

/** Why a loan cannot be renewed now. */
export function whyNotRenewable(state: ReaderState, loan: SampleLoan): Refusal | undefined {
  if (waiting(state, loan.record.id).some(({ patron }) => patron !== loan.patron)) return 'held-by-others';
  if (loan.renewals >= mostRenewals) return 'renewal-limit';
  return undefined;
}

/** Lends on for a whole period from today. */
export function renew(state: ReaderState, loan: SampleLoan): void {
  loan.renewals++;
  const fromToday = today(state, daysOfALoan);
  if (fromToday > loan.dueDate) loan.dueDate = fromToday;
}

export function loanView(state: ReaderState, loan: SampleLoan): Loan {
  const { id, record, item, borrowedAt, dueDate, renewals } = loan;
  const overdueDays = Math.max(0, daysBetween(dueDate, today(state)));
  const notRenewable = whyNotRenewable(state, loan);
  return {
    id,
    record: borrowed(record),
    item,
    borrowedAt,
    dueDate,
    overdueDays,
    renewals,
    renewalsLeft: Math.max(0, mostRenewals - renewals),
    ...(notRenewable && { notRenewable }),
    ...(overdueDays > 0 && { fine: { amount: overdueDays * finePerDay, currency: state.currency } }),
  };
}

export function holdView(state: ReaderState, { patron: _, record, ...hold }: SampleHold): Hold {
  const queue = waiting(state, record.id);
  const place = queue.findIndex(({ id }) => id === hold.id) + 1;
  return {
    ...hold,
    record: borrowed(record),
    ...(place > 0 && { position: place, queueLength: queue.length, estimatedDays: place * 7 }),
  };
}

export const loansOf = (state: ReaderState, { account }: SamplePatron): Loan[] =>
  state.loans
    .filter(({ patron }) => patron === account.id)
    .map((loan) => loanView(state, loan))
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1));

const over = ['collected', 'expired', 'cancelled'];

export const holdsOf = (state: ReaderState, { account }: SamplePatron): Hold[] =>
  state.holds
    .filter(({ patron, status }) => patron === account.id && !over.includes(status))
    .map((hold) => holdView(state, hold))
    .sort((a, b) => Number(b.status === 'ready') - Number(a.status === 'ready'));

export const feesOf = (state: ReaderState, { account }: SamplePatron): Fee[] =>
  state.fees.filter(({ patron }) => patron === account.id).map(({ patron: _, ...fee }) => fee);
