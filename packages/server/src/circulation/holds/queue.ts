import { daysBetween } from '../../local-day.ts';

/** A hold that waits for an item. */
export interface Waiting {
  readonly id: string;
  /** The one item that would do; any of the record where absent. */
  readonly item: string | undefined;
}

/** Whether a hold would take an item of its record. */
export type WouldTake<H, C> = (hold: H, copy: C) => boolean;

/**
 * Shares out items in the order of the queue, first one to each hold. Holds for any item take what is not asked for by name.
 * What is left after that goes to the first of the served who would take it as well.
 *
 * @param available the record's items that are on a shelf
 * @returns the holds that can be served, each with its items; no item is with two of them
 */
export function shareOut<H extends Waiting, C extends { readonly id: string }>(
  queue: readonly H[],
  available: readonly C[],
  wouldTake: WouldTake<H, C>,
): ReadonlyMap<H, readonly C[]> {
  const left = new Set(available);
  const named = new Set(queue.map(({ item }) => item));
  const shares = new Map<H, C[]>();
  for (const hold of queue) {
    const items = [...left].filter((copy) => wouldTake(hold, copy));
    const taken = items.find(({ id }) => !named.has(id)) ?? items[0];
    if (taken === undefined) continue;
    left.delete(taken);
    shares.set(hold, [taken]);
  }
  for (const copy of left) {
    const spare = [...shares].find(([hold]) => wouldTake(hold, copy));
    spare?.[1].push(copy);
  }
  return shares;
}

/** Whether somebody waits who would go empty if this item were not there for them. */
export function isWanted<H extends Waiting, C extends { readonly id: string }>(
  copy: C,
  queue: readonly H[],
  available: readonly C[],
  wouldTake: WouldTake<H, C>,
): boolean {
  const others = available.filter(({ id }) => id !== copy.id);
  const served = shareOut(queue, others, wouldTake);
  return queue.some((hold) => !served.has(hold) && wouldTake(hold, copy));
}

/** The place of a hold among those that could take an item from it: 1 for the next. */
export function positionOf(hold: Waiting, queue: readonly Waiting[]): number {
  const before = queue.slice(
    0,
    queue.findIndex(({ id }) => id === hold.id),
  );
  return (
    before.filter(({ item }) => item === undefined || hold.item === undefined || item === hold.item).length +
    1
  );
}

/** An item of the record, as far as it tells when a waiting reader may have it. */
export interface Prospect {
  readonly status: string;
  /** `YYYY-MM-DD`, of one on loan. */
  readonly dueDate: string | undefined;
}

/**
 * Days until a place in the queue is likely to be served: every item comes back on its due date, and after that once
 * in a loan's usual length. Overdue items are expected tomorrow.
 *
 * @param prospects the items that would do
 * @returns nothing where no item is on its way
 */
export function estimateDays(
  position: number,
  prospects: readonly Prospect[],
  today: string,
  loanDays: number,
): number | undefined {
  const days = prospects
    .flatMap(({ status, dueDate }) => daysUntilFree(status, dueDate, today, loanDays) ?? [])
    .sort((a, b) => a - b);
  if (days.length === 0) return undefined;
  const rounds = Math.floor((position - 1) / days.length);
  return days[(position - 1) % days.length]! + rounds * loanDays;
}

function daysUntilFree(
  status: string,
  dueDate: string | undefined,
  today: string,
  loanDays: number,
): number | undefined {
  switch (status) {
    case 'available':
      return 0;
    case 'on-loan':
      return dueDate === undefined ? loanDays : Math.max(1, daysBetween(today, dueDate));
    // Set aside for somebody who has yet to borrow it.
    case 'on-hold-shelf':
    case 'in-transit':
      return loanDays;
    default:
      return undefined;
  }
}
