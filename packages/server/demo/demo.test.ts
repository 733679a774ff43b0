import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { amenities, audiences, formats, libraryProfile } from '@pustaka/core/contract';
import { parse } from '@pustaka/core/contract/schema';
import * as z from 'zod/mini';

const text = z.string().check(z.regex(/^\S(.*\S)?$/));
const year = z.number().check(z.int(), z.minimum(1700), z.maximum(2026));

/** A line of `books/*.jsonl`. Strict, so that a misspelt field is found instead of lost. */
const book = z.strictObject({
  key: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  title: text,
  subtitle: z.optional(text),
  authors: z.array(
    z.strictObject({
      name: text,
      role: z.optional(z.enum(['aut', 'edt', 'trl', 'ill', 'nrt', 'com'])),
      dates: z.optional(z.string().check(z.regex(/^\d{4}-(\d{4})?$/))),
    }),
  ),
  publisher: z.optional(text),
  place: z.optional(text),
  year: z.optional(year),
  language: z.string().check(z.regex(/^[a-z]{3}$/)),
  originalLanguage: z.optional(z.string().check(z.regex(/^[a-z]{3}$/))),
  originalTitle: z.optional(text),
  originalScript: z.optional(text),
  edition: z.optional(text),
  series: z.optional(z.strictObject({ title: text, volume: z.optional(text) })),
  isbn: z.optional(z.string().check(z.regex(/^(\d{9}[\dX]|97[89]\d{10})$/))),
  subjects: z.array(text).check(z.minLength(1)),
  ddc: z.string().check(z.regex(/^\d{3}(\.\d{1,3}|\.\d{3}( \d{3})* \d{1,3})?$/)),
  audience: z.enum(audiences),
  format: z.enum(formats),
  genres: z.optional(z.array(text).check(z.minLength(1))),
  contents: z.optional(z.array(text).check(z.minLength(2))),
  note: z.optional(text),
  url: z.optional(z.string().check(z.regex(/^https:\/\/\S+$/))),
});

type Book = z.infer<typeof book>;

const folder = new URL('./books/', import.meta.url);
const books: Book[] = readdirSync(folder)
  .sort()
  .flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, index) => {
        const result = book.safeParse(JSON.parse(line));
        assert.ok(result.success, `${file}:${index + 1} ${JSON.stringify(result.error?.issues)}`);
        return result.data;
      }),
  );

function isbnIsValid(isbn: string): boolean {
  const values = Array.from(isbn, (character) => (character === 'X' ? 10 : Number(character)));
  const weight = isbn.length === 13 ? (index: number) => (index % 2 ? 3 : 1) : (index: number) => 10 - index;
  const sum = values.reduce((total, value, index) => total + value * weight(index), 0);
  return sum % (isbn.length === 13 ? 10 : 11) === 0;
}

function duplicates(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

test('there are at least 300 books', () => {
  assert.ok(books.length >= 300, `${books.length} books`);
});

test('every key is unique', () => {
  assert.deepEqual(duplicates(books.map((each) => each.key)), []);
});

test('no edition is listed twice', () => {
  const editions = books.map((each) =>
    [
      each.title,
      each.subtitle,
      each.authors[0]?.name,
      each.format,
      each.language,
      each.authors.length ? undefined : each.publisher,
    ]
      .join(' | ')
      .toLowerCase(),
  );
  assert.deepEqual(duplicates(editions), []);
});

test('every ISBN has a valid check digit', () => {
  const wrong = books.filter((each) => each.isbn && !isbnIsValid(each.isbn)).map((each) => each.key);
  assert.deepEqual(wrong, []);
});

test('an author has the same dates in every book', () => {
  const dates = new Map<string, string | undefined>();
  for (const author of books.flatMap((each) => each.authors)) {
    if (!dates.has(author.name)) dates.set(author.name, author.dates);
    assert.equal(author.dates, dates.get(author.name), author.name);
  }
});

test('a title in its original script is not in Latin letters', () => {
  const latin = books.filter(
    (each) => each.originalScript && /^[\p{Script=Latin}\s]*$/u.test(each.originalScript),
  );
  assert.deepEqual(latin, []);
});

test('every audience and the accessible and digital formats are represented', () => {
  const present = new Set<string>(books.flatMap((each) => [each.format, each.audience]));
  for (const needed of [...audiences, 'book', 'braille', 'audiobook', 'large-print', 'ebook', 'journal'])
    assert.ok(present.has(needed), `no ${needed}`);
});

test('at least eight languages and all ten Dewey classes are represented', () => {
  assert.ok(new Set(books.map((each) => each.language)).size >= 8);
  assert.equal(new Set(books.map((each) => each.ddc[0])).size, 10);
});

test('the library profile fits the contract', () => {
  const library = parse(
    libraryProfile,
    JSON.parse(readFileSync(new URL('./library.json', import.meta.url), 'utf8')),
  );
  assert.equal(library.branches.length, 5);
  assert.deepEqual(duplicates(library.branches.map((branch) => branch.id)), []);
  const known = new Set<string>(amenities);
  for (const branch of library.branches) {
    assert.deepEqual(
      branch.amenities.filter((amenity) => !known.has(amenity)),
      [],
    );
    for (const { opens, closes } of branch.hours)
      assert.ok(opens < closes, `${branch.id} ${opens}-${closes}`);
  }
});
