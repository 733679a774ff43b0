import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from './tokens.ts';

const terms = (text: string) => analyse(text).tokens.map(({ term }) => term);
const alternates = (text: string) => analyse(text).alternates.map(({ term }) => term);

const text = fc.string({
  unit: fc.constantFrom(..."ab cé-2'#+. 東京ไทยक़", '\u{20000}', 'ß', '\u0301', '\u064e'),
});

test('every word says which stretch of the text it takes', () => {
  fc.assert(
    fc.property(text, (text) => {
      let last = 0;
      for (const { term, start, end } of analyse(text).tokens) {
        assert.ok(start >= last && start < end && end <= text.length, `${term} at ${start}–${end}`);
        last = start;
        const alone = terms(text.slice(start, end));
        assert.ok(alone.includes(term), `${term} is not in ${text.slice(start, end)}`);
      }
    }),
  );
});

test('plain text is taken apart as any other', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'abZ 12-_./?') });
  fc.assert(
    fc.property(plain, (text) => {
      assert.deepEqual(analyse(text).tokens, analyse(`${text} É`).tokens.slice(0, -1));
    }),
  );
});

test('scripts without spaces give pairs, and their single characters beside them', () => {
  assert.deepEqual(terms('東京大学 本'), ['東京', '京大', '大学', '本']);
  assert.deepEqual(alternates('東京'), ['東', '京']);
  assert.deepEqual(terms('한국어'), terms('한국어'.normalize('NFD').normalize('NFC')));
});

test('a doubled word is two, however it is noted', () => {
  assert.deepEqual(terms('anak2'), ['anak', 'anak']);
  assert.deepEqual(terms('anak-anak'), ['anak', 'anak']);
  assert.deepEqual(terms('mp3 b2'), ['mp3', 'b2']);
});

test('what is written together elsewhere is found together', () => {
  assert.deepEqual(alternates("e-book Al-Qur'an J. R. R. Tolkien anak-anak"), ['ebook', 'alquran', 'jrr']);
  assert.deepEqual(alternates("d'Artagnan Qur'an"), ['artagnan']);
});
