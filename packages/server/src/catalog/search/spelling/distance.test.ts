import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { typingErrors } from './distance.ts';

/** The definition, word for word. */
function byDefinition(a: string, b: string): number {
  if (!a || !b) return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    byDefinition(restA, b) + 1,
    byDefinition(a, restB) + 1,
    byDefinition(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(byDefinition(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

test('counts letters left out, put in, exchanged and swapped, up to the most that was asked for', () => {
  fc.assert(
    fc.property(word, word, fc.nat(3), (a, b, most) => {
      assert.equal(typingErrors(a, b, most), Math.min(byDefinition(a, b), most + 1));
    }),
    { numRuns: 500 },
  );
});
