import type { Analysis } from '../analysis/tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { Lists } from './column.ts';

/** The fields of a record that are searched, weightiest first. The title's being first is relied upon in ranking. */
export const searchFields = [
  'title',
  'author',
  'subject',
  'series',
  'callNumber',
  'identifier',
  'contents',
  'note',
] as const;
export type SearchField = (typeof searchFields)[number];

/** Numbers from here on are no words: each begins a text and says which field it belongs to. */
export const firstMarker = 0xffff_ff00;
const alternateFlag = 1;

export function markerOf(field: number, alternate = false): number {
  return (firstMarker | (field << 1) | (alternate ? alternateFlag : 0)) >>> 0;
}

export function fieldOfMarker(marker: number): number {
  return (marker & 0xff) >> 1;
}

/** Whether the words after a marker are further forms of words before it, and so no part of phrases. */
export function isAlternate(marker: number): boolean {
  return (marker & alternateFlag) !== 0;
}

/**
 * The words of records in the order of their texts: for each record a marker, the words of the text, a marker, and so
 * on. Phrases and whole titles are looked up here; {@link Postings} are made from it.
 */
export class Texts {
  readonly rows = new Lists();
  readonly #vocabulary: Vocabulary;
  /** Used again for every record: most of what a large import allocates would be these. */
  readonly #row: number[] = [];
  #pushed = 0;
  /** By word: which push it was last seen in, so that a word counts once for a record. */
  #stamps = new Uint32Array(0);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Appends the texts of a record, grouped by field, and counts its words. */
  push(fields: readonly (readonly Analysis[])[]): void {
    const row = this.#row;
    row.length = 0;
    fields.forEach((analyses, field) => {
      for (const { tokens, alternates } of analyses) {
        row.push(markerOf(field));
        for (const { term } of tokens) row.push(this.#vocabulary.number(term));
        for (const { term } of alternates) row.push(markerOf(field, true), this.#vocabulary.number(term));
      }
    });
    this.rows.push(row);
    const counts = this.#vocabulary.recordCounts;
    const stamp = ++this.#pushed;
    const stamps = this.#stampsFor(this.#vocabulary.size);
    for (const word of row) {
      if (word >= firstMarker || stamps[word] === stamp) continue;
      stamps[word] = stamp;
      counts[word]!++;
    }
  }

  /** No longer counts the words of a record. */
  forget(record: number): void {
    const counts = this.#vocabulary.recordCounts;
    for (const word of new Set(this.rows.list(record))) if (word < firstMarker) counts[word]!--;
  }

  #stampsFor(words: number): Uint32Array {
    if (this.#stamps.length < words) {
      const grown = new Uint32Array(words * 2);
      grown.set(this.#stamps);
      this.#stamps = grown;
    }
    return this.#stamps;
  }
}
