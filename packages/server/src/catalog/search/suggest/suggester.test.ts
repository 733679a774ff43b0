import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse } from '../analysis/tokens.ts';
import type { SearchDocument } from '../document.ts';
import type { SearchIndex } from '../search-index.ts';
import { catalogues, documentOf, indexOf, titled } from '../testing/documents.ts';
import { phraseKinds } from './phrases.ts';

const texts = (index: SearchIndex, typed: string, limit = 8) =>
  index.suggest(typed, limit).map(({ text }) => text);

/** What must be suggested, by looking at everything there is. */
function expected(documents: readonly SearchDocument[], typed: readonly string[], limit: number) {
  const phrases = new Map<
    string,
    { kind: string; words: string[]; texts: Map<string, number>; records: Set<string> }
  >();
  for (const { id, suggestions } of documents) {
    for (const { kind, text } of suggestions) {
      const words = analyse(text).tokens.map(({ term }) => term);
      const key = `${kind} ${words.join(' ')}`;
      const phrase = phrases.get(key) ?? {
        kind,
        words,
        texts: new Map<string, number>(),
        records: new Set<string>(),
      };
      phrases.set(key, phrase);
      if (phrase.records.has(id)) continue;
      phrase.records.add(id);
      phrase.texts.set(text, (phrase.texts.get(text) ?? 0) + 1);
    }
  }
  const together = (words: string[], at: number) =>
    typed.every((begun, i) => words[at + i]?.startsWith(begun));
  const place = (words: string[]) => {
    if (!typed.every((begun) => words.some((word) => word.startsWith(begun)))) return undefined;
    if (together(words, 0)) return 0;
    return words.some((_, at) => together(words, at)) ? 1 : 2;
  };
  const seen = new Set<string>();
  return [...phrases.values()]
    .map((phrase) => ({
      ...phrase,
      place: place(phrase.words),
      text: [...phrase.texts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]![0],
    }))
    .filter(({ place }) => place !== undefined)
    .sort(
      (a, b) =>
        a.place! - b.place! ||
        b.records.size - a.records.size ||
        a.words.length - b.words.length ||
        (a.text === b.text ? 0 : a.text < b.text ? -1 : 1) ||
        phraseKinds.indexOf(a.kind as never) - phraseKinds.indexOf(b.kind as never),
    )
    .filter(({ words }) => !seen.has(words.join(' ')) && seen.add(words.join(' ')))
    .slice(0, limit)
    .map(({ kind, text, records }) => ({
      kind,
      text,
      record: kind === 'title' && records.size === 1 ? [...records][0] : undefined,
    }));
}

test('the best completions are those found by looking at everything', () => {
  const begun = fc.constantFrom(
    't',
    'tul',
    'pe',
    'men',
    'anak',
    'a',
    'l',
    'girl',
    '東',
    '東京',
    'e',
    'q',
    '1',
    'j',
  );
  fc.assert(
    fc.property(catalogues, fc.array(begun, { minLength: 1, maxLength: 2 }), (documents, typed) => {
      const result = indexOf(...documents).suggest(typed.join(' '), 4);
      assert.deepEqual(
        result.map(({ kind, text, record }) => ({ kind, text, record })),
        expected(documents, typed, 4),
      );
    }),
    { numRuns: 300 },
  );
});

test('what begins with the typed text comes first, then what more records have', () => {
  const index = indexOf(
    documentOf('a', { fields: { title: ['Sang Pemimpi'], author: ['Hirata, Andrea'] } }),
    documentOf('b', { fields: { title: ['Laskar Pelangi'], author: ['Hirata, Andrea'] } }),
    documentOf('c', { fields: { title: ['Andrea'], subject: ['Kota Hirata'] } }),
    documentOf('d', { fields: { title: ['Hiragana'] } }),
  );
  assert.deepEqual(texts(index, 'hira'), ['Hirata, Andrea', 'Hiragana', 'Kota Hirata']);
  assert.deepEqual(texts(index, 'andrea hir'), ['Hirata, Andrea']);
});

test('the typed stretches are marked in the text as it is', () => {
  const [suggestion] = indexOf(titled('a', "Tafsīr Al-Qur'ān")).suggest('qura taf', 1);
  const marked = suggestion!.ranges.map(([start, end]) => suggestion!.text.slice(start, end));
  assert.deepEqual(marked, ['Taf', "Qur'ā"]);
});

test('a title of exactly one record leads to it', () => {
  const index = indexOf(
    titled('a', 'Laskar Pelangi'),
    titled('b', 'Bumi Manusia'),
    titled('c', 'bumi manusia'),
  );
  assert.equal(index.suggest('laskar', 1)[0]!.record, 'a');
  assert.equal(index.suggest('bumi', 1)[0]!.record, undefined);
  index.apply({ upserts: [], deletes: ['b'] });
  assert.deepEqual(index.suggest('bumi', 1)[0], {
    text: 'bumi manusia',
    kind: 'title',
    ranges: [[0, 4]],
    record: 'c',
  });
});

test('one typing error is forgiven where nothing begins with what was typed', () => {
  const index = indexOf(titled('a', 'Laskar Pelangi'), titled('b', 'Perpustakaan'));
  for (const typed of ['laksar', 'lasxar', 'lasar', 'lasskar', 'laskar pelngi', 'alskar', 'llaskar']) {
    assert.deepEqual(texts(index, typed), ['Laskar Pelangi'], typed);
  }
  assert.deepEqual(texts(index, 'lxskxr'), []);
});
