import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { estimateDays, isWanted, positionOf, shareOut, type Waiting } from './queue.ts';

interface Copy {
  readonly id: string;
}

const copy = (id: string): Copy => ({ id });
const item = fc.constantFrom('A', 'B', 'C');
const queue = fc
  .array(fc.option(item, { nil: undefined }), { maxLength: 6 })
  .map((items) => items.map((wanted, place): Waiting => ({ id: String(place), item: wanted })));
const shelf = fc.uniqueArray(item).map((ids) => ids.map(copy));

const anyItem = (...ids: string[]): Waiting[] => ids.map((id) => ({ id, item: undefined }));

const wouldTake = (hold: Waiting, { id }: Copy): boolean => hold.item === undefined || hold.item === id;

const byId = (a: Copy, b: Copy): number => a.id.localeCompare(b.id);

/** The items of each hold that is served, by their ids. */
const shares = (holds: readonly Waiting[], available: readonly Copy[]) =>
  [...shareOut(holds, available, wouldTake)].map(([hold, items]) => [hold.id, ...items.map(({ id }) => id)]);

it('an item goes to the first who would take it', () => {
  const holds: Waiting[] = [{ id: '1', item: 'A' }, ...anyItem('2')];
  assert.deepEqual(shares(holds, [copy('A')]), [['1', 'A']]);
  assert.deepEqual(shares(holds, [copy('B')]), [['2', 'B']]);
  assert.deepEqual(shares(holds.slice(0, 1), [copy('B')]), []);
});

it('whoever waits for any item leaves to others the one that they asked for', () => {
  const holds: Waiting[] = [...anyItem('1'), { id: '2', item: 'A' }];
  assert.deepEqual(shares(holds, [copy('A'), copy('B')]), [
    ['1', 'B'],
    ['2', 'A'],
  ]);
  assert.deepEqual(shares(holds, [copy('A')]), [['1', 'A']]);
});

it('what is left when all are served is with the first who would take that, too', () => {
  const holds: Waiting[] = [{ id: '1', item: 'A' }, ...anyItem('2', '3')];
  assert.deepEqual(shares(holds, ['A', 'B', 'C', 'D'].map(copy)), [
    ['1', 'A'],
    ['2', 'B', 'D'],
    ['3', 'C'],
  ]);
});

it('every item that somebody would take is with one who would', () => {
  fc.assert(
    fc.property(queue, shelf, (holds, available) => {
      const shared = shareOut(holds, available, wouldTake);
      for (const [hold, items] of shared) assert.ok(items.every((one) => wouldTake(hold, one)));
      assert.deepEqual(
        [...shared.values()].flat().toSorted(byId),
        available.filter((one) => holds.some((hold) => wouldTake(hold, one))).toSorted(byId),
      );
    }),
  );
});

it('as many are served as there are items, from the first, where any item will do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), shelf, (many, available) => {
      const holds = anyItem(...Array.from({ length: many }, (_, place) => String(place)));
      assert.deepEqual([...shareOut(holds, available, wouldTake).keys()], holds.slice(0, available.length));
    }),
  );
});

it('an item more on the shelf never leaves more readers without one', () => {
  fc.assert(
    fc.property(queue, shelf, (holds, available) => {
      const served = (copies: readonly Copy[]) => shareOut(holds, copies, wouldTake).size;
      assert.ok(served([...available, copy('D')]) >= served(available));
    }),
  );
});

it('an item is wanted only if somebody who would take it goes without', () => {
  const wanted = (holds: readonly Waiting[], ...available: string[]) =>
    isWanted(copy('A'), holds, available.map(copy), wouldTake);
  assert.equal(wanted([]), false);
  assert.equal(wanted(anyItem('1')), true);
  assert.equal(wanted(anyItem('1'), 'A', 'B'), false);
  assert.equal(wanted([{ id: '1', item: 'B' }]), false);
});

it('places in the queue are counted from 1 without a gap, where any item will do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), (many) => {
      const holds = anyItem(...Array.from({ length: many }, (_, place) => String(place)));
      assert.deepEqual(
        holds.map((hold) => positionOf(hold, holds)),
        holds.map((_, place) => place + 1),
      );
    }),
  );
});

it('whoever waits for one volume does not wait behind those who wait for others', () => {
  const holds: Waiting[] = [
    { id: '1', item: 'A' },
    { id: '2', item: 'B' },
    ...anyItem('3'),
    { id: '4', item: 'B' },
  ];
  assert.deepEqual(
    holds.map((hold) => positionOf(hold, holds)),
    [1, 1, 3, 3],
  );
});

it('an estimate follows the due dates, then rounds of loans', () => {
  const onLoan = (dueDate: string) => ({ status: 'on-loan', dueDate });
  const copies = [onLoan('2026-11-30'), onLoan('2026-11-24'), { status: 'lost', dueDate: undefined }];
  const estimate = (position: number) => estimateDays(position, copies, '2026-11-21', 7);
  assert.deepEqual([1, 2, 3, 4].map(estimate), [3, 9, 10, 16]);
  assert.equal(estimateDays(1, [onLoan('2026-11-01')], '2026-11-21', 7), 1);
  assert.equal(estimateDays(1, [{ status: 'lost', dueDate: undefined }], '2026-11-21', 7), undefined);
});
