import type { Lists } from '../storage/column.ts';
import { fieldOfMarker, firstMarker, isAlternate } from '../storage/texts.ts';
import {
  adjacentPairBonus,
  pointWeight,
  titlePhraseBonus,
  titlePrefixBonus,
  wholeTitleScore,
} from './weights.ts';

/** One bit for each word of a pattern; longer patterns are compared by their beginning. */
const longestPattern = 31;

/**
 * Looks for a sequence of words in the texts of records, all in one pass over a text (shift-and, Baeza-Yates and Gonnet
 * 1992): after each word, bit `i` of the state says whether the last `i + 1` words were the first of the pattern.
 */
export class Pattern {
  readonly #texts: Lists;
  readonly #length: number;
  readonly #lastBit: number;
  /** By word: a bit for each place it has in the pattern. */
  readonly #places: Uint32Array;
  readonly #words: readonly number[];

  /** What a record can gain by {@link bonusIn}, if none of its titles is the query as a whole. */
  readonly highestBonus: number;

  /** @param scratch one zero for each word of the vocabulary; in use until {@link release} */
  constructor(texts: Lists, words: readonly number[], scratch: Uint32Array) {
    this.#texts = texts;
    this.#length = words.length;
    this.#words = words.slice(0, longestPattern);
    this.#lastBit = 1 << (this.#words.length - 1);
    this.#places = scratch;
    const mostPairs = this.#words.length - 1;
    this.highestBonus = pointWeight * (mostPairs * adjacentPairBonus + titlePhraseBonus + titlePrefixBonus);
    this.#words.forEach((word, place) => (scratch[word]! |= 1 << place));
  }

  release(): void {
    for (const word of this.#words) this.#places[word] = 0;
  }

  /** Whether the words stand one after another in some text of a record. */
  occursIn(record: number): boolean {
    const { values, starts } = this.#texts;
    const places = this.#places;
    let state = 0;
    for (let at = starts[record]!; at < starts[record + 1]!; at++) {
      const word = values[at]!;
      if (word >= firstMarker) state = 0;
      else {
        state = ((state << 1) | 1) & places[word]!;
        if (state & this.#lastBit) return true;
      }
    }
    return false;
  }

  /** What a record that has all the words gains, in score, by how they stand in it. */
  bonusIn(record: number): number {
    const { values, starts } = this.#texts;
    const places = this.#places;
    const end = starts[record + 1]!;
    const lastBit = this.#lastBit;
    let pairs = 0;
    let phrase = false;
    let prefix = false;
    let titles = -1;
    let wholeTitle = -1;
    let inTitle = false;
    let state = 0;
    let previous = 0;
    let wordsOfText = 0;
    let beginsSo = false;
    for (let at = starts[record]!; at <= end; at++) {
      const word = at < end ? values[at]! : firstMarker;
      if (word >= firstMarker) {
        if (beginsSo && wholeTitle < 0 && wordsOfText === this.#length) wholeTitle = titles;
        inTitle = at < end && fieldOfMarker(word) === 0 && !isAlternate(word);
        if (inTitle) titles++;
        else if (this.#length === 1 && fieldOfMarker(word) > 0) break;
        state = previous = wordsOfText = 0;
        beginsSo = false;
        continue;
      }
      const here = places[word]!;
      pairs |= (previous << 1) & here;
      previous = here;
      state = ((state << 1) | 1) & here;
      wordsOfText++;
      if (inTitle && state & lastBit) {
        phrase = true;
        if (wordsOfText === this.#words.length) prefix = beginsSo = true;
      }
    }
    const points =
      bitCount(pairs) * adjacentPairBonus + (phrase ? titlePhraseBonus : 0) + (prefix ? titlePrefixBonus : 0);
    return points * pointWeight + (wholeTitle < 0 ? 0 : wholeTitleScore(wholeTitle));
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
