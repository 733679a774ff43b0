import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sharedData } from '../../marc/testing.ts';
import { foldText } from './analysis/fold.ts';
import { SearchIndex } from './search-index.ts';
import { documentOf, requestOf } from './testing/documents.ts';

const sample = 500;

test('of 500 titles, whole ones come first in 99 %, ones with a typing error among five in 95 %', (context) => {
  const file = sharedData(context, 'goodbooks/books.csv');
  if (!file) return;
  const books = booksOf(readFileSync(file, 'utf8'));
  const index = new SearchIndex();
  index.apply({
    upserts: books.map(({ id, title, authors }) =>
      documentOf(id, { fields: { title: [title], author: authors } }),
    ),
    deletes: [],
  });
  const titleOf = new Map(books.map(({ id, title }) => [id, foldText(title)]));
  const found = (q: string, limit: number) =>
    index.search(requestOf({ q, limit, correct: true })).hits.map(({ id }) => titleOf.get(id));
  const random = randomNumbers(11);
  const drawn = Array.from({ length: sample }, () => books[random(books.length)]!.title);
  const exact = drawn.filter((title) => found(title, 1)[0] === foldText(title)).length;
  const misspelt = drawn.filter((title) =>
    found(misspell(title, random), 5).includes(foldText(title)),
  ).length;
  context.diagnostic(`whole titles first: ${exact}, misspelt titles among five: ${misspelt}, of ${sample}`);
  assert.ok(exact >= 0.99 * sample);
  assert.ok(misspelt >= 0.95 * sample);
});

/** One of the four errors of Damerau in a word of four letters and more. */
function misspell(title: string, random: (below: number) => number): string {
  const words = [...title.matchAll(/\p{L}{4,}/gu)];
  const word = words[random(words.length)]!;
  const at = word.index + random(word[0].length - 1);
  const letter = String.fromCharCode(97 + random(26));
  const before = title.slice(0, at);
  return [
    before + letter + title.slice(at + 1),
    before + letter + title.slice(at),
    before + title.slice(at + 1),
    before + title[at + 1]! + title[at]! + title.slice(at + 2),
  ][random(4)]!;
}

/** The books whose title can be misspelt; what stands in parentheses after it is the series. */
function booksOf(csv: string): { id: string; title: string; authors: string[] }[] {
  const cell = /("(?:[^"]|"")*"|[^,\n]*)(?:,|(\n))/g;
  const rows: string[][] = [[]];
  for (const [, text, end] of csv.replaceAll('\r', '').matchAll(cell)) {
    rows.at(-1)!.push(text!.replace(/^"|"$/g, '').replaceAll('""', '"'));
    if (end) rows.push([]);
  }
  const [names, ...books] = rows;
  const [id, title, authors] = ['book_id', 'title', 'authors'].map((name) => names!.indexOf(name));
  return books
    .map((row) => ({
      id: row[id!] ?? '',
      title: (row[title!] ?? '').replace(/\s*\([^()]*\)$/, ''),
      authors: row[authors!]?.split(', ') ?? [],
    }))
    .filter((book) => /\p{L}{4,}/u.test(book.title));
}

/** Numerical Recipes' linear congruential generator: the same numbers on every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
