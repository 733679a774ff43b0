import { daysBetween } from '../../local-day.ts';

/** A hold that waits for an item. */
export interface Waiting {
  readonly id: string;
  /** The one item that would do; any of the record where absent. */
  readonly item: string | undefined;
}

const wouldDo = (hold: Waiting, item: string): boolean => hold.item === undefined || hold.item === item;

/** The hold that an item goes to. @param queue of the item's record, in the order in which it is served */
export function nextFor<H extends Waiting>(item: string, queue: readonly H[]): H | undefined {
  return queue.find((hold) => wouldDo(hold, item));
}

/**
 * The holds that go empty when the items on the shelf are shared out in the order of the queue. Holds for any item take
 * what is not asked for by name.
 *
 * @param available ids of the record's items that are on a shelf
 */
export function unserved<H extends Waiting>(queue: readonly H[], available: readonly string[]): H[] {
  const left = new Set(available);
  const named = new Set(queue.flatMap(({ item }) => item ?? []));
  return queue.filter((hold) => {
    const items = [...left].filter((item) => wouldDo(hold, item));
    const taken = items.find((item) => !named.has(item)) ?? items[0];
    return taken === undefined || !left.delete(taken);
  });
}

/** Whether somebody waits who would go empty if this item were not there for them. */
export function isWanted(item: string, queue: readonly Waiting[], available: readonly string[]): boolean {
  const others = available.filter((id) => id !== item);
  return unserved(queue, others).some((hold) => wouldDo(hold, item));
}

/** The place of a hold among those that could take an item from it: 1 for the next. */
export function positionOf(hold: Waiting, queue: readonly Waiting[]): number {
  const before = queue.slice(
    0,
    queue.findIndex(({ id }) => id === hold.id),
  );
  return before.filter(({ item }) => item === undefined || wouldDo(hold, item)).length + 1;
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
