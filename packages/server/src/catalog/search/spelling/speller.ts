import { isWordTerm } from '../analysis/identifiers.ts';
import { Column } from '../storage/column.ts';
import type { Vocabulary } from '../storage/vocabulary.ts';
import { typingErrors } from './distance.ts';

export interface NearWord {
  readonly word: string;
  readonly errors: number;
}

interface Bucket {
  readonly numbers: Column<Uint32Array>;
  readonly letters: Column<Uint32Array>;
}

/** The words of the index by length, each with the set of its letters, to find those that are spelled nearly alike. */
export class Speller {
  readonly #vocabulary: Vocabulary;
  readonly #buckets: Bucket[] = [];
  #learned = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Words of records within so many typing errors of `word`: nearest first, then the more frequent. */
  near(word: string, mostErrors: number, limit: number): NearWord[] {
    this.#learn();
    const { words, recordCounts } = this.#vocabulary;
    const letters = letterSet(word);
    const found: { word: string; errors: number; records: number }[] = [];
    for (let length = word.length - mostErrors; length <= word.length + mostErrors; length++) {
      const bucket = this.#buckets[length];
      if (!bucket) continue;
      for (let i = 0; i < bucket.numbers.length; i++) {
        // An error adds one letter to the set and takes one away at most.
        if (!fewBits(bucket.letters.data[i]! ^ letters, 2 * mostErrors)) continue;
        const number = bucket.numbers.data[i]!;
        const records = recordCounts[number]!;
        if (records === 0) continue;
        const errors = typingErrors(word, words[number]!, mostErrors);
        if (errors > 0 && errors <= mostErrors) found.push({ word: words[number]!, errors, records });
      }
    }
    return found
      .sort((a, b) => a.errors - b.errors || b.records - a.records || (a.word < b.word ? -1 : 1))
      .slice(0, limit);
  }

  /** Takes in the words that came since the last call. */
  #learn(): void {
    const { words } = this.#vocabulary;
    for (; this.#learned < words.length; this.#learned++) {
      const word = words[this.#learned]!;
      if (!isMendable(word)) continue;
      const bucket = (this.#buckets[word.length] ??= {
        numbers: Column.integers(),
        letters: Column.integers(),
      });
      bucket.numbers.push(this.#learned);
      bucket.letters.push(letterSet(word));
    }
  }
}

/** Whether a word can be misspelled: numbers are meant as they are, and very short words are near everything. */
export function isMendable(word: string): boolean {
  return word.length >= 3 && isWordTerm(word) && !/\d/.test(word);
}

function letterSet(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters >>> 0;
}

function fewBits(bits: number, most: number): boolean {
  let rest = bits;
  for (let count = 0; count < most && rest !== 0; count++) rest &= rest - 1;
  return rest === 0;
}
