import { Column } from './column.ts';

/**
 * All words, numbered in the order of their first appearance. A word that no record has any more keeps its number and
 * counts as unknown; a few bytes for each are given back when the index is built anew.
 */
export class Vocabulary {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #records = Column.integers();

  get size(): number {
    return this.words.length;
  }

  /** How many records have a word, by the word's number. */
  get recordCounts(): Uint32Array {
    return this.#records.data;
  }

  /** The number of a word, which is added where it is new. */
  number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.words.push(word);
    this.#numbers.set(word, number);
    this.#records.push(0);
    return number;
  }

  /** The number of a word that some record has. */
  find(word: string): number | undefined {
    const number = this.#numbers.get(word);
    return number !== undefined && this.recordCounts[number]! > 0 ? number : undefined;
  }

  has(word: string): boolean {
    return this.find(word) !== undefined;
  }

  /** How many records have a word. */
  count(word: string): number {
    const number = this.#numbers.get(word);
    return number === undefined ? 0 : this.recordCounts[number]!;
  }
}
