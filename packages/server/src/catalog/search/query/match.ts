import type { SplitPostings } from '../storage/postings.ts';
import { exactWeights, relatedWeights } from './weights.ts';

/** A word to be found: the numbers of its forms in the vocabulary. */
export interface MatchWord {
  /** The word itself, where the index has it. */
  readonly exact: number | undefined;
  readonly related: readonly number[];
  /** Of `rarity`. */
  readonly rarity: number;
  /** How many records have it, at most. */
  readonly records: number;
}

/** Records that were found, by number, with points and with how many words stand in them in the form typed. */
export class Matches {
  readonly records: Uint32Array;
  length = 0;
  /** By record. */
  readonly points: Uint32Array;
  readonly exactWords: Uint16Array;

  constructor(room: number) {
    this.records = new Uint32Array(room);
    this.points = new Uint32Array(room);
    this.exactWords = new Uint16Array(room);
  }

  /** Keeps those that pass a test, in their order. */
  filter(passes: (record: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      const record = this.records[i]!;
      if (passes(record)) this.records[kept++] = record;
    }
    this.length = kept;
  }
}

/**
 * Finds the records that have all words. Keeps a few numbers for each record of the catalogue and clears them after
 * use, so that a search allocates next to nothing.
 */
export class Matcher {
  readonly #postings: SplitPostings;
  #matches = new Matches(0);
  /** How many words each record has so far. */
  #found = new Uint16Array(0);
  /** What the current word is worth in each record. */
  #worth = new Uint16Array(0);

  constructor(postings: SplitPostings) {
    this.#postings = postings;
  }

  /**
   * The live records that have every word in some form, in no particular order. The answer holds until the next call.
   *
   * @param alive 1 for each record that is in the catalogue
   * @param size how many records there are, dead ones included
   */
  match(words: readonly MatchWord[], alive: Uint8Array, size: number): Matches {
    this.#makeRoom(size);
    const matches = this.#matches;
    matches.length = 0;
    if (words.length === 0) {
      for (let record = 0; record < size; record++) {
        if (alive[record]) {
          matches.records[matches.length++] = record;
          matches.points[record] = 0;
          matches.exactWords[record] = 0;
        }
      }
      return matches;
    }
    const rarestFirst = [...words].sort((a, b) => a.records - b.records);
    rarestFirst.forEach((word, done) => {
      if (word.exact !== undefined) this.#take(word.exact, done, word.rarity, true);
      for (const form of word.related) this.#take(form, done, word.rarity, false);
    });
    const touched = matches.length;
    const found = this.#found;
    matches.length = 0;
    for (let i = 0; i < touched; i++) {
      const record = matches.records[i]!;
      if (found[record] === words.length && alive[record]) matches.records[matches.length++] = record;
      found[record] = 0;
    }
    return matches;
  }

  /** Adds the records of further forms, beside those that have all words, for so many points. */
  extend(matches: Matches, forms: Iterable<{ word: number; points: number }>, alive: Uint8Array): void {
    const found = this.#found;
    for (let i = 0; i < matches.length; i++) found[matches.records[i]!] = 1;
    for (const { word, points } of forms) {
      for (const { records, start, end } of this.#postings.spans(word)) {
        for (let at = start; at < end; at++) {
          const record = records[at]!;
          if (!alive[record]) continue;
          if (found[record]) matches.points[record]! += points;
          else {
            found[record] = 1;
            matches.points[record] = points;
            matches.exactWords[record] = 0;
            matches.records[matches.length++] = record;
          }
        }
      }
    }
    for (let i = 0; i < matches.length; i++) found[matches.records[i]!] = 0;
  }

  /** Credits a form of the word that comes after `done` others to all records that have it. */
  #take(form: number, done: number, rarity: number, exact: boolean): void {
    const candidates = this.#matches.records;
    const weights = exact ? exactWeights : relatedWeights;
    for (const { records, fields, start, end } of this.#postings.spans(form)) {
      if (done > 0 && this.#matches.length * stepsOfLookUp < end - start) {
        // Few records are left, and the word is common: look these few up instead of reading all that have the word.
        for (let i = 0; i < this.#matches.length; i++) {
          const record = candidates[i]!;
          const at = this.#found[record]! < done ? -1 : indexIn(records, record, start, end);
          if (at >= 0) this.#credit(record, weights[fields[at]!]!, done, rarity, exact);
        }
      } else {
        for (let at = start; at < end; at++) {
          this.#credit(records[at]!, weights[fields[at]!]!, done, rarity, exact);
        }
      }
    }
  }

  #credit(record: number, weight: number, done: number, rarity: number, exact: boolean): void {
    const found = this.#found[record]!;
    const { records, points, exactWords } = this.#matches;
    if (found === done) {
      if (done === 0) {
        records[this.#matches.length++] = record;
        points[record] = 0;
        exactWords[record] = 0;
      }
      this.#found[record] = done + 1;
      this.#worth[record] = weight;
      points[record]! += weight * rarity;
      if (exact) exactWords[record]!++;
    } else if (found === done + 1 && weight > this.#worth[record]!) {
      points[record]! += (weight - this.#worth[record]!) * rarity;
      this.#worth[record] = weight;
    }
  }

  #makeRoom(size: number): void {
    if (size <= this.#found.length) return;
    const room = Math.ceil(size * 1.1) + 64;
    this.#matches = new Matches(room);
    this.#found = new Uint16Array(room);
    this.#worth = new Uint16Array(room);
  }
}

/** About what a look-up costs, measured in postings read. */
const stepsOfLookUp = 32;

/** Where a number stands in the ascending stretch `[start, end)` of a list; -1 where it does not. */
function indexIn(list: Uint32Array, number: number, start: number, end: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low < end && list[low] === number ? low : -1;
}
