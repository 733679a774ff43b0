import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from './analysis/tokens.ts';
import { highlight } from './highlight.ts';

const marked = (text: string, ...terms: string[]) =>
  highlight(text, new Set(terms)).map(([start, end]) => text.slice(start, end));

test('ranges are of the text as it is, where folding makes it longer or shorter', () => {
  assert.deepEqual(marked("ﬃ Tafsīr Al-Qur'ān", 'ffi', 'quran'), ['ﬃ', "Qur'ān"]);
  assert.deepEqual(marked('Große Straße', 'strasse'), ['Straße']);
  assert.deepEqual(marked('قُرْآن', 'قران'), ['قُرْآن']);
  assert.deepEqual(marked('𝒜 b', 'b'), ['b']);
});

test('pairs of characters that overlap are one stretch, doubled words one', () => {
  assert.deepEqual(marked('東京大学', '東京', '京大'), ['東京大']);
  assert.deepEqual(marked('cerita anak2', 'anak'), ['anak2']);
});

test('ranges are inside the text, ascending and apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab é'-2東京ไทย", '\u0301') }), (text) => {
      const { tokens, alternates } = analyse(text);
      const ranges = highlight(text, new Set([...tokens, ...alternates].map(({ term }) => term)));
      let last = 0;
      for (const [start, end] of ranges) {
        assert.ok(start >= last && start < end && end <= text.length);
        last = end;
      }
      assert.equal(ranges.length === 0, tokens.length === 0);
    }),
  );
});
