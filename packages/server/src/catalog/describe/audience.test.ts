import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedField, marcRecord } from '../../marc/testing.ts';
import { audienceOf } from './audience.ts';
import { LinkedFields } from './linked.ts';

const audience = (...lines: string[]) => {
  const record = marcRecord(...lines);
  return audienceOf(record, new LinkedFields(record));
};

test('008/22 tells the audience of what has that position', () => {
  const of = (code: string) => audience(fixedField({ 22: code }));
  assert.deepEqual(Array.from('abcjdefg |').map(of), [
    ...['children', 'children', 'children', 'children', 'teen', 'adult', 'adult', 'general'],
    ...[undefined, undefined],
  ]);
  assert.equal(audience('LDR nas ', fixedField({ 22: 'a' })), undefined);
  assert.equal(audience('LDR nem ', fixedField({ 22: 'j' })), undefined);
});

test('notes tell it in Indonesian and English words, ages and grades', () => {
  const cases = {
    '385 ## $aAnak-anak': 'children',
    '385 ## $aChildren': 'children',
    '521 ## $aUntuk siswa SD': 'children',
    '521 8# $aRemaja': 'teen',
    '521 ## $aYoung adult.': 'teen',
    '521 ## $aDewasa': 'adult',
    '521 ## $aSemua umur': 'general',
    '521 1# $a008-012': 'children',
    '521 1# $a14 tahun ke atas': 'teen',
    '521 2# $a3.1': 'children',
    '521 2# $a9-12': 'teen',
    '521 ## $aPustakawan': undefined,
  };
  for (const [line, expected] of Object.entries(cases)) assert.equal(audience(line), expected, line);
});
