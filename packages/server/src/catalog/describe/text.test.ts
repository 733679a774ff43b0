import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clean, distinct, maxText, maxValues, trimBrackets, trimPunctuation } from './text.ts';

test('clean text has single blanks, no control characters and is composed', () => {
  assert.equal(clean('  Laskar \t\r\n pelangi\u00a0\u0000! '), 'Laskar pelangi !');
  assert.equal(clean('\u0098The \u009cRainbow Troops'), 'The Rainbow Troops');
  assert.equal(clean('e\u0301'), 'é');
});

test('lone surrogates are replaced and pairs are kept', () => {
  assert.equal(clean('a\ud800b\udc00😀'), 'a\ufffdb\ufffd😀');
});

test('a text too long is cut between characters', () => {
  assert.equal(clean('x'.repeat(maxText + 1)), `${'x'.repeat(maxText - 1)}…`);
  const cut = clean('😀'.repeat(maxText));
  assert.ok(cut.length <= maxText);
  assert.match(cut, /^(?:😀)+…$/u);
});

test('ISBD punctuation at the end goes, abbreviations and initials keep their full stop', () => {
  const cases = {
    'Laskar pelangi /': 'Laskar pelangi',
    'Bumi manusia :': 'Bumi manusia',
    'Toer, Pramoedya Ananta,': 'Toer, Pramoedya Ananta',
    'Jakarta :.': 'Jakarta',
    'Hasta Mitra.': 'Hasta Mitra',
    'Cetakan ke-2.': 'Cetakan ke-2',
    'Tolkien, J. R. R.': 'Tolkien, J. R. R.',
    '2nd ed.': '2nd ed.',
    'Dan lain-lain...': 'Dan lain-lain...',
    'Siapa?': 'Siapa?',
    ' / ': '',
  };
  for (const [text, trimmed] of Object.entries(cases)) assert.equal(trimPunctuation(text), trimmed);
});

test('brackets go where they enclose all, or have no partner', () => {
  assert.deepEqual(['[Jakarta]', '[1990', '1990]', '[a] b [c]'].map(trimBrackets), [
    'Jakarta',
    '1990',
    '1990',
    '[a] b [c]',
  ]);
});

test('repetitions differ by more than case, and lists have an end', () => {
  assert.deepEqual(distinct(['Novel', '', 'novel', 'Cerpen']), ['Novel', 'Cerpen']);
  assert.equal(distinct(Array.from({ length: 1000 }, (_, index) => `${index}`)).length, maxValues);
});
