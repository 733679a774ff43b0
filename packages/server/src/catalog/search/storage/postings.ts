import { fieldOfMarker, firstMarker } from './texts.ts';
import type { Lists } from './column.ts';

/** For each word the records that have it, ascending, each with a bit for every field it stands in. */
class Postings {
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

/** So many parts of about the same size are made into one. */
const partsOfOneSize = 4;

interface Part {
  readonly from: number;
  readonly to: number;
  readonly postings: Postings;
}

/**
 * Postings of a growing table, in parts: what is appended becomes a part of its own, and parts are joined once several
 * of about the same size have come together. A change costs little whatever the size of the catalogue, and a row is
 * inverted anew only a few times in its life.
 */
export class SplitPostings {
  readonly #rows: Lists;
  #parts: Part[] = [];

  constructor(rows: Lists) {
    this.#rows = rows;
  }

  /** The stretches of postings that tell where a word stands. */
  spans(word: number): PostingSpan[] {
    const spans: PostingSpan[] = [];
    for (const { postings } of this.#parts) {
      const { starts, records, fields } = postings;
      // Words newer than a part have no postings there.
      if (word + 1 >= starts.length) continue;
      const start = starts[word]!;
      const end = starts[word + 1]!;
      if (start < end) spans.push({ records, fields, start, end });
    }
    return spans;
  }

  /** Takes in the rows appended since the last call. */
  update(words: number): void {
    const to = this.#rows.length;
    let from = this.#parts.at(-1)?.to ?? 0;
    if (from === to) return;
    let kept = this.#parts.length;
    for (let i = kept - 1; i >= 0; i--) {
      const part = this.#parts[i]!;
      if ((part.to - part.from) * (partsOfOneSize - 1) > to - part.to) continue;
      kept = i;
      from = part.from;
    }
    this.#parts.length = kept;
    this.#parts.push({ from, to, postings: Postings.invert(this.#rows, from, to, words) });
  }

  /** Begins again: the rows have changed their numbers. */
  rebuild(words: number): void {
    this.#parts = [];
    this.update(words);
  }
}
