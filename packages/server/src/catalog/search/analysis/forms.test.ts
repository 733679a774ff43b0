import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relatedForms } from './forms.ts';

const among = (...words: string[]) => {
  const known = new Set(words);
  return (word: string) => known.has(word);
};

test('the words of the index that share a stem are related, others are not', () => {
  const isWord = among('tulis', 'tulisan', 'penulis', 'tuli', 'pelangi');
  assert.deepEqual(relatedForms('menulis', isWord), ['penulis', 'tulis', 'tulisan']);
});

test('a stem that is no word of the index counts when it has four letters', () => {
  assert.deepEqual(relatedForms('menulis', among('penulis', 'tulisan')), ['penulis', 'tulisan']);
  assert.deepEqual(relatedForms('berapi', among('apinya')), []);
  assert.deepEqual(relatedForms('berapi', among('apinya', 'api')), ['api', 'apinya']);
});

test('of several possible stems those that the index knows are meant', () => {
  assert.deepEqual(relatedForms('mengarang', among('karang', 'pengarang')), ['karang', 'pengarang']);
  assert.deepEqual(relatedForms('menanam', among('tanam', 'nanaman')), ['tanam']);
});

test('English plurals, -ing and -ed are related to their word and to each other', () => {
  const isWord = among(
    'story',
    'stories',
    'run',
    'running',
    'make',
    'making',
    'box',
    'boxes',
    'walk',
    'walked',
  );
  assert.deepEqual(relatedForms('stories', isWord), ['story']);
  assert.deepEqual(relatedForms('story', isWord), ['stories']);
  assert.deepEqual(relatedForms('running', isWord), ['run']);
  assert.deepEqual(relatedForms('make', isWord), ['making']);
  assert.deepEqual(relatedForms('boxes', isWord), ['box']);
  assert.deepEqual(relatedForms('walk', isWord), ['walked']);
});

test('words in -is, -us, -as and -ss are no plurals', () => {
  for (const [word, other] of [
    ['tulis', 'tuli'],
    ['kamus', 'kamu'],
    ['batas', 'bata'],
    ['less', 'les'],
  ] as const) {
    assert.deepEqual(relatedForms(word, among(word, other)), []);
  }
});
