import type { Availability } from '@pustaka/core/contract';
import type { StoredItem } from './save.ts';
import type { StoredRecord } from './store.ts';

/** What its availability depends on. */
interface Holding {
  readonly description: Pick<StoredRecord['description'], 'links'>;
  readonly items: readonly Pick<StoredItem, 'branch' | 'status'>[];
}

/** Items in these states are not part of what the library holds. */
const gone = new Set(['withdrawn', 'lost', 'missing', 'on-order']);

/** Items in these states can be had on the spot; reference copies, only to be read there. */
const onShelf = new Set(['available', 'reference']);

/** Counts a record's items by branch, branches in the order of their first item. */
export function availabilityOf(record: Holding): Availability {
  const branches = new Map<string, { branch: string; available: number; total: number }>();
  let available = 0;
  let total = 0;
  for (const item of record.items) {
    if (gone.has(item.status)) continue;
    const branch = branches.get(item.branch) ?? { branch: item.branch, available: 0, total: 0 };
    branches.set(item.branch, branch);
    branch.total++;
    total++;
    if (!onShelf.has(item.status)) continue;
    branch.available++;
    available++;
  }
  const online = record.description.links.length > 0;
  const status = available > 0 ? 'available' : online ? 'online' : total > 0 ? 'unavailable' : 'none';
  return { status, available, total, branches: [...branches.values()] };
}
