import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as contract from '@pustaka/core/contract';
import { fieldWords } from './field-words.ts';
import { problemKinds } from './kinds.ts';
import { fill } from '../words.ts';

it('has words for every problem of the contract, and for none beside', () => {
  const named = new Set(
    Object.entries(contract).flatMap(([name, value]) => {
      if (/problems$/i.test(name)) return value as readonly string[];
      return typeof value === 'object' && 'problems' in value ? value.problems : [];
    }),
  );
  assert.deepEqual(Object.keys(problemKinds).sort(), [...named].sort());
});

it('leaves the same placeholders to fill in both languages', () => {
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  const details = Object.values(problemKinds).flatMap((kind) => ('detail' in kind ? [kind.detail] : []));
  for (const words of [...details, ...Object.values(fieldWords)]) {
    assert.deepEqual(placeholders(words.id), placeholders(words.en), words.en);
  }
});

it('fills placeholders with values and never reads a value as a placeholder', () => {
  assert.equal(fill('{a} and {b}, {toString}', { a: '{b}', b: 2 }), '{b} and 2, {toString}');
});
