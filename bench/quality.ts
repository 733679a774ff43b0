import type { Book } from '../packages/server/src/demo/book.ts';
import { mulberry32 } from './records.ts';

/** Which share of searches found the record they were made from. */
export interface Quality {
  /** How many titles were searched for, each whole and misspelt. */
  readonly titles: number;
  exactFirst: number;
  misspeltInFive: number;
}

type Search = (q: string) => Promise<string[]>;

/**
 * Searches for 500 whole titles, and for 500 titles with one typing error in a word of four letters or more. A record of the
 * same title counts as the right one.
 *
 * @param search answers the titles of the first five results
 */
export async function measureQuality(books: readonly Book[], search: Search): Promise<Quality> {
  const random = mulberry32(7);
  const titles = books.map((book) => book.title).filter((title) => /\p{Letter}{4,}/u.test(title));
  const drawn = Array.from({ length: 500 }, () => titles[Math.floor(random() * titles.length)]!);
  const quality: Quality = { titles: drawn.length, exactFirst: 0, misspeltInFive: 0 };
  for (const title of drawn) {
    const exact = await search(title);
    if (exact[0] !== undefined && same(exact[0], title)) quality.exactFirst++;
    const found = await search(misspell(title, random));
    if (found.some((other) => same(other, title))) quality.misspeltInFive++;
  }
  return quality;
}

const same = (one: string, other: string): boolean =>
  one
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim() ===
  other
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** One letter wrong, left out, doubled up with another, or two swapped: the four errors of Damerau. */
function misspell(title: string, random: () => number): string {
  const words = [...title.matchAll(/\p{Letter}{4,}/gu)];
  const word = words[Math.floor(random() * words.length)]!;
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const head = title.slice(0, at);
  const tail = title.slice(at);
  const kinds = [
    () => head + letter + tail.slice(1),
    () => head + tail.slice(1),
    () => head + letter + tail,
    () => head + tail[1]! + tail[0]! + tail.slice(2),
  ];
  const wrong = kinds[Math.floor(random() * kinds.length)]!();
  // The letter drawn may be the right one.
  return wrong === title ? misspell(title, random) : wrong;
}
