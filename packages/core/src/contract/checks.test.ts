import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { matching, realDay, wholeNumber, within } from './checks.ts';
import { settleFee } from './desk.ts';
import { array, safeParse, string } from './schema.ts';
import type { Schema } from './schema.ts';

const issues = (schema: Schema, value: unknown) =>
  z.safeParse(schema, value).error?.issues.map(({ message: _, ...issue }) => issue);

const digits = /^\d{2}$/;
const pairs: [name: string, ours: Schema, zods: Schema, values: fc.Arbitrary<unknown>][] = [
  [
    'the length of a text',
    string(within(1, 3)),
    z.string().check(z.minLength(1), z.maxLength(3)),
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.constant(null)),
  ],
  [
    'the length of a list',
    array(string(), within(1, 3)),
    z.array(z.string()).check(z.minLength(1), z.maxLength(3)),
    fc.array(fc.string(), { maxLength: 5 }),
  ],
  [
    'a whole number',
    wholeNumber(1, 100),
    z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)),
    fc.oneof(
      fc.integer({ min: -200, max: 200 }),
      fc.double({ min: -1e9, max: 1e9 }),
      fc.integer().map(String),
      fc.string(),
    ),
  ],
  [
    'the form of a text',
    string(matching(digits, String(digits))),
    z.string().check(z.regex(digits)),
    fc.oneof(fc.stringMatching(digits), fc.string()),
  ],
];

describe('the checks of the contract', () => {
  for (const [name, ours, zods, values] of pairs) {
    it(`judge ${name} as zod's own do`, () => {
      fc.assert(fc.property(values, (value) => assert.deepEqual(issues(ours, value), issues(zods, value))));
    });

    it(`describe ${name} in JSON Schema as zod's own do`, () => {
      assert.deepEqual(z.toJSONSchema(ours), z.toJSONSchema(zods));
    });
  }
});

it('a sum of money is written as a number, which nothing else passes for', () => {
  const settles = (amount: unknown) =>
    safeParse(settleFee.body, { kind: 'payment', amount: { amount, currency: 'IDR' } }).success;
  assert.ok(settles(5));
  assert.deepEqual([1.5, 0, true, '5', [7], null, new Date(5)].filter(settles), []);
});

describe('a day that somebody writes', () => {
  const day = string(realDay());

  it('is one that the calendar has', () => {
    for (const value of ['2026-11-21', '2024-02-29', '2000-02-29'])
      assert.ok(z.safeParse(day, value).success, value);
    for (const value of [
      '2026-02-30',
      '2025-02-29',
      '1900-02-29',
      '2026',
      '2026-11',
      '2026-1-1',
      '21-11-2026',
      '2026-11-21T00:00',
      '',
    ]) {
      assert.ok(!z.safeParse(day, value).success, value);
    }
  });

  it('is a date in JSON Schema', () => {
    assert.equal(z.toJSONSchema(day).format, 'date');
  });
});
