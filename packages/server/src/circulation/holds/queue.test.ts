import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { estimateDays, isWanted, nextFor, positionOf, unserved, type Waiting } from './queue.ts';

const item = fc.constantFrom('A', 'B', 'C');
const queue = fc
  .array(fc.option(item, { nil: undefined }), { maxLength: 6 })
  .map((items) => items.map((wanted, place): Waiting => ({ id: String(place), item: wanted })));
const shelf = fc.uniqueArray(item);

const anyItem = (...ids: string[]): Waiting[] => ids.map((id) => ({ id, item: undefined }));

it('an item goes to the first who would take it', () => {
  const holds: Waiting[] = [{ id: '1', item: 'A' }, ...anyItem('2')];
  assert.equal(nextFor('A', holds)?.id, '1');
  assert.equal(nextFor('B', holds)?.id, '2');
  assert.equal(nextFor('B', holds.slice(0, 1)), undefined);
});

it('whoever waits for any item leaves to others the one that they asked for', () => {
  const holds: Waiting[] = [...anyItem('1'), { id: '2', item: 'A' }];
  assert.deepEqual(unserved(holds, ['A', 'B']), []);
  assert.deepEqual(unserved(holds, ['A']), [holds[1]]);
});

it('as many wait in vain as there are more of them than items, where any item will do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8 }), shelf, (many, available) => {
      const holds = anyItem(...Array.from({ length: many }, (_, place) => String(place)));
      assert.deepEqual(
        unserved(holds, available).map(({ id }) => id),
        holds.slice(available.length).map(({ id }) => id),
      );
    }),
  );
});

it('an item more on the shelf never leaves more readers without one', () => {
  fc.assert(
    fc.property(queue, shelf, (holds, available) => {
      assert.ok(unserved(holds, [...available, 'D']).length <= unserved(holds, available).length);
    }),
  );
});

it('an item is wanted only if somebody who would take it goes without', () => {
  assert.equal(isWanted('A', [], []), false);
  assert.equal(isWanted('A', anyItem('1'), []), true);
  assert.equal(isWanted('A', anyItem('1'), ['A', 'B']), false);
  assert.equal(isWanted('A', [{ id: '1', item: 'B' }], []), false);
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
