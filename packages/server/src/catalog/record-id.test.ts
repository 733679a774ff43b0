import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { itemId, recordId } from './record-id.ts';

test('the id of a record never changes: links to it are printed', () => {
  assert.equal(recordId('PNRI', '0010-0420000001'), 'ttn4isierelv');
});

test('ids are 12 characters that survive any address, and differ with source and number', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (source, one, other) => {
      assert.match(recordId(source, one), /^[a-z2-7]{12}$/);
      assert.equal(recordId(source, one) === recordId(source, other), one === other);
    }),
  );
});

test('items without barcode are told apart by their place', () => {
  assert.notEqual(itemId('r', undefined, 0), itemId('r', undefined, 1));
  assert.equal(itemId('r', 'B1', 0), itemId('r', 'B1', 7));
});
