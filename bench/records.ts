import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Book } from '../packages/server/src/demo/book.ts';
import { itemsOf } from '../packages/server/src/demo/items.ts';
import { marcFromBook } from '../packages/server/src/demo/marc-from-book.ts';
import { writeIso2709 } from '../packages/server/src/marc/index.ts';

const folder = process.env['PUSTAKA_TEST_DATA'] ?? new URL('../../shared/data', import.meta.url).pathname;
const file = `${folder}/goodbooks/books.csv`;

/** True where the 10,000 titles that the benchmark is made from can be read. */
export const haveBooks = existsSync(file);
const branches = ['pusat', 'utara', 'selatan', 'timur', 'barat'];

const languages: Record<string, string> = { 'en-US': 'eng', 'en-GB': 'eng', 'en-CA': 'eng' };

/** The titles of goodbooks-10k as books; its authors, years and languages are real, classes and subjects are not known. */
export async function goodbooks(): Promise<Book[]> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const books: Book[] = [];
  let header: string[] | undefined;
  for await (const line of lines) {
    const cells = splitCsv(line);
    if (!header) {
      header = cells;
      continue;
    }
    const cell = (name: string): string => cells[header!.indexOf(name)] ?? '';
    const [, title, series] = /^(.*?)\s*(?:\(([^()]*)\))?$/.exec(cell('title'))!;
    const year = Number.parseInt(cell('original_publication_year'), 10);
    const code = cell('language_code');
    books.push({
      key: `goodbooks-${cell('book_id')}`,
      title: title!,
      ...(series === undefined ? {} : { series: { title: series.replace(/,? #.*$/, '') } }),
      authors: cell('authors')
        .split(', ')
        .slice(0, 4)
        .map((name) => ({ name: inverted(name) })),
      ...(year > 1000 ? { year } : {}),
      language: languages[code] ?? (code.length === 3 ? code : 'eng'),
      subjects: [],
      ddc: '813',
      audience: 'general',
      format: 'book',
    });
  }
  return books;
}

/**
 * Endless books whose words occur as often as in the real titles: each takes a real title's length and draws its
 * words, authors and years from the real ones. The same seed gives the same books.
 */
export function* generated(real: readonly Book[], seed = 1): Generator<Book> {
  const random = mulberry32(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const words = real.flatMap((book) => book.title.split(/\s+/));
  const formats = ['book', 'book', 'book', 'book', 'ebook', 'audiobook', 'large-print', 'braille'] as const;
  const audiences = ['general', 'general', 'adult', 'teen', 'children'] as const;
  for (let number = 0; ; number++) {
    const length = pick(real).title.split(/\s+/).length;
    const subjects = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => `${pick(words)} ${pick(words)}`,
    );
    const { year } = pick(real);
    yield {
      key: `generated-${number}`,
      title: Array.from({ length }, () => pick(words)).join(' '),
      authors: pick(real).authors,
      ...(year === undefined ? {} : { year }),
      language: random() < 0.5 ? 'ind' : pick(real).language,
      publisher: `${pick(words)} Press`,
      subjects,
      note: Array.from({ length: 12 }, () => pick(words)).join(' '),
      ddc: `${Math.floor(random() * 1000)}`.padStart(3, '0'),
      audience: pick(audiences),
      format: pick(formats),
    };
  }
}

/** Books as one ISO 2709 file, items and all. */
export function* asIso2709(books: Iterable<Book>): Generator<Uint8Array> {
  const today = new Date('2026-11-21');
  for (const book of books) yield writeIso2709(marcFromBook(book, itemsOf(book, branches, today)));
}

export function* take<T>(count: number, from: Iterable<T>): Generator<T> {
  let taken = 0;
  for (const value of from) {
    if (taken++ >= count) return;
    yield value;
  }
}

/** A small, fast, seedable generator, so that every run measures the same. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function splitCsv(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
    cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!,
  );
}

function inverted(name: string): string {
  const words = name.split(' ');
  return words.length < 2 ? name : `${words.at(-1)}, ${words.slice(0, -1).join(' ')}`;
}
