import type { ItemStatus, Refusal } from '@pustaka/core/contract';
import type { Terms } from './rules/terms.ts';

/*
 * Each list goes from what concerns the card to what concerns the item to what concerns the limits: the first that holds is
 * the one that is told, so that a reader is never sent for another book with a card that cannot borrow any.
 */

/** What keeps a card from being used. */
export interface CardState {
  readonly blocked: boolean;
  readonly expired: boolean;
  /** Minor units of the rules' currency. */
  readonly owed: number;
}

export interface CheckOutFacts {
  readonly card: CardState;
  readonly terms: Terms;
  /** The item's state in the catalogue. */
  readonly status: string;
  /** Whether this patron has the item already. */
  readonly hasIt: boolean;
  readonly heldByOthers: boolean;
  readonly loans: number;
  readonly loansOfType: number;
}

/** Why an item is not lent. */
export function checkOutRefusal(facts: CheckOutFacts): Refusal | undefined {
  const { card, terms, status, hasIt, heldByOthers, loans, loansOfType } = facts;
  return first(
    ...cardRefusals(card, terms),
    (status === 'reference' || terms.loanDays === 0) && 'not-for-loan',
    hasIt && 'already-on-loan',
    !isAtHand(facts) && 'not-available',
    heldByOthers && 'held-by-others',
    (loans >= terms.maxLoans || loansOfType >= (terms.maxLoansOfType ?? Infinity)) && 'loan-limit',
  );
}

export interface RenewalFacts {
  readonly card: CardState;
  readonly terms: Terms;
  readonly overdueDays: number;
  readonly heldByOthers: boolean;
  readonly renewals: number;
  /** Whether its branch has no open day on which it could be due. */
  readonly neverOpen: boolean;
}

/** Why a loan is not renewed. */
export function renewalRefusal(facts: RenewalFacts): Refusal | undefined {
  const { card, terms, overdueDays, heldByOthers, renewals, neverOpen } = facts;
  return first(
    ...cardRefusals(card, terms),
    overdueDays > terms.graceDays && 'too-long-overdue',
    heldByOthers && 'held-by-others',
    renewals >= terms.renewals && 'renewal-limit',
    neverOpen && 'branch-never-open',
  );
}

export interface HoldFacts {
  readonly card: CardState;
  readonly terms: Terms;
  /** Whether any item that would do is ever lent. */
  readonly lendable: boolean;
  readonly hasIt: boolean;
  readonly waitsForIt: boolean;
  /** Whether an item that nobody waits for stands on a shelf. */
  readonly onShelf: boolean;
  readonly holds: number;
  readonly knownBranch: boolean;
}

/** Why a hold is not placed. */
export function holdRefusal(facts: HoldFacts): Refusal | undefined {
  const { card, terms, lendable, hasIt, waitsForIt, onShelf, holds, knownBranch } = facts;
  return first(
    ...cardRefusals(card, terms),
    !lendable && 'not-for-loan',
    hasIt && 'already-on-loan',
    waitsForIt && 'already-held',
    onShelf && 'not-holdable',
    holds >= terms.maxHolds && 'hold-limit',
    !knownBranch && 'branch-unknown',
  );
}

const atHand: ReadonlySet<string> = new Set<ItemStatus>(['available', 'on-hold-shelf', 'in-transit']);

/** Whether an item is in a state in which it can lie on the desk, to be lent. */
export const isAtHand = ({ status }: { readonly status: string }): boolean => atHand.has(status);

function cardRefusals({ blocked, expired, owed }: CardState, { maxOwed }: Terms): (Refusal | false)[] {
  return [
    blocked && 'card-blocked',
    expired && 'card-expired',
    maxOwed !== null && owed > maxOwed && 'fees-limit',
  ];
}

function first(...candidates: (Refusal | false)[]): Refusal | undefined {
  return candidates.find((candidate) => candidate !== false);
}
