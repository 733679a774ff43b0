import { fieldOfMarker, firstMarker } from './texts.ts';
import type { Lists } from './column.ts';

/** For each word the records that have it, ascending, each with a bit for every field it stands in. */
export class Postings {
  /** The records of word `w` are `records[starts[w]]` up to `records[starts[w + 1]]`. */
  readonly starts: Uint32Array;
  readonly records: Uint32Array;
  /** Bit `f` is set where the word stands in field `f`. */
  readonly fields: Uint8Array;

  private constructor(starts: Uint32Array, records: Uint32Array, fields: Uint8Array) {
    this.starts = starts;
    this.records = records;
    this.fields = fields;
  }

  /** Inverts the rows `[from, to)` of texts, laid out as in `Texts`, over a vocabulary of a given size. */
  static invert(rows: Lists, from: number, to: number, words: number): Postings {
    const starts = new Uint32Array(words + 1);
    const lastRecord = new Uint32Array(words);
    for (let record = from; record < to; record++) {
      for (let at = rows.starts[record]!; at < rows.starts[record + 1]!; at++) {
        const word = rows.values[at]!;
        if (word >= firstMarker || lastRecord[word] === record + 1) continue;
        lastRecord[word] = record + 1;
        starts[word + 1]!++;
      }
    }
    for (let word = 0; word < words; word++) starts[word + 1]! += starts[word]!;
    const next = starts.slice(0, words);
    const records = new Uint32Array(starts[words]!);
    const fields = new Uint8Array(starts[words]!);
    for (let record = from; record < to; record++) {
      let bit = 0;
      for (let at = rows.starts[record]!; at < rows.starts[record + 1]!; at++) {
        const word = rows.values[at]!;
        if (word >= firstMarker) {
          bit = 1 << fieldOfMarker(word);
          continue;
        }
        let place = next[word]! - 1;
        if (place < starts[word]! || records[place] !== record) {
          place++;
          next[word] = place + 1;
          records[place] = record;
        }
        fields[place]! |= bit;
      }
    }
    return new Postings(starts, records, fields);
  }
}

/** Postings `[start, end)` of one word. */
export interface PostingSpan {
  readonly records: Uint32Array;
  readonly fields: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * Postings of a growing table: a large part that is rarely made anew and a small one made anew with every change, so
 * that a change costs little whatever the size of the catalogue.
 */
export class SplitPostings {
  readonly #rows: Lists;
  #parts: readonly Postings[] = [];
  #baseLength = 0;

  constructor(rows: Lists) {
    this.#rows = rows;
  }

  /** The stretches of postings that tell where a word stands. */
  spans(word: number): PostingSpan[] {
    const spans: PostingSpan[] = [];
    for (const part of this.#parts) {
      // Words newer than a part have no postings there.
      if (word + 1 >= part.starts.length) continue;
      const start = part.starts[word]!;
      const end = part.starts[word + 1]!;
      if (start < end) spans.push({ records: part.records, fields: part.fields, start, end });
    }
    return spans;
  }

  /** Whether so many rows came since the large part was made that it should be made anew. */
  get outgrown(): boolean {
    return this.#rows.length - this.#baseLength > 512 + this.#baseLength / 8;
  }

  /** Takes in the rows appended since the last call. */
  update(words: number): void {
    const base = this.#parts[0];
    if (!base) return this.rebuild(words);
    this.#parts = [base, Postings.invert(this.#rows, this.#baseLength, this.#rows.length, words)];
  }

  /** Makes the large part anew from all rows. */
  rebuild(words: number): void {
    this.#baseLength = this.#rows.length;
    this.#parts = [Postings.invert(this.#rows, 0, this.#baseLength, words)];
  }
}
