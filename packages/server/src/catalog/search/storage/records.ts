import { foldText } from '../analysis/fold.ts';
import type { SearchDocument } from '../document.ts';
import { Column } from './column.ts';

/** How much of a heading counts in sorting; keeps cursors short. */
const sortKeyLength = 32;
/** After every letter: what has no title or no author comes last. */
const last = '\uffff';

/** The records by number. A changed record gets a new number, its old one is dead until the next compaction. */
export class Records {
  readonly #numbers = new Map<string, number>();
  readonly #alive = Column.bytes();
  readonly #newest = Column.doubles();
  readonly #titleLengths = Column.bytes();
  readonly #titleLengthSets = Column.integers();
  readonly #titlePrefixes = Column.doubles();
  readonly #authorPrefixes = Column.doubles();
  ids: string[] = [];
  titleKeys: string[] = [];
  authorKeys: string[] = [];

  /** How many records there are. */
  get size(): number {
    return this.#numbers.size;
  }

  /** How many numbers are given out, those of dead records included. */
  get length(): number {
    return this.ids.length;
  }

  /** By number: 1 where the record is in the catalogue. */
  get alive(): Uint8Array {
    return this.#alive.data;
  }

  get newest(): Float64Array {
    return this.#newest.data;
  }

  /** The number of words of each record's first title, 255 at most. */
  get titleLengths(): Uint8Array {
    return this.#titleLengths.data;
  }

  /** The beginnings of {@link titleKeys} as numbers in the same order, which compare much faster. */
  get titlePrefixes(): Float64Array {
    return this.#titlePrefixes.data;
  }

  /** The beginnings of {@link authorKeys} likewise. */
  get authorPrefixes(): Float64Array {
    return this.#authorPrefixes.data;
  }

  /** Whether a record has a title of so many words; for very long ones, whether it may have. */
  hasTitleOf(words: number, record: number): boolean {
    return (this.#titleLengthSets.data[record]! & lengthBit(words)) !== 0;
  }

  /** @param titleLengths how many words its titles have */
  push({ id, sort }: SearchDocument, titleLengths: readonly number[]): void {
    this.#numbers.set(id, this.length);
    this.ids.push(id);
    this.#alive.push(1);
    this.#newest.push(sort.newest);
    this.#titleLengths.push(Math.min(titleLengths[0] ?? 0, 255));
    this.#titleLengthSets.push(titleLengths.reduce((set, length) => set | lengthBit(length), 0));
    const title = sortKey(sort.title);
    const author = sortKey(sort.author);
    this.titleKeys.push(title);
    this.authorKeys.push(author);
    this.#titlePrefixes.push(prefixNumber(title));
    this.#authorPrefixes.push(prefixNumber(author));
  }

  /** Takes a record out; returns the number it had. */
  remove(id: string): number | undefined {
    const number = this.#numbers.get(id);
    if (number === undefined) return undefined;
    this.#numbers.delete(id);
    this.alive[number] = 0;
    return number;
  }

  /** The numbers of the records that are in the catalogue, ascending. */
  living(): Uint32Array {
    const living = new Uint32Array(this.size);
    let count = 0;
    for (let number = 0; number < this.length; number++) if (this.alive[number]) living[count++] = number;
    return living;
  }

  /** Keeps the records whose numbers are given, ascending, and numbers them from 0. */
  compact(keep: Uint32Array): void {
    const pick = (values: string[]) => Array.from(keep, (number) => values[number]!);
    this.ids = pick(this.ids);
    this.titleKeys = pick(this.titleKeys);
    this.authorKeys = pick(this.authorKeys);
    this.#alive.compact(keep);
    this.#newest.compact(keep);
    this.#titleLengths.compact(keep);
    this.#titleLengthSets.compact(keep);
    this.#titlePrefixes.compact(keep);
    this.#authorPrefixes.compact(keep);
    this.ids.forEach((id, number) => this.#numbers.set(id, number));
  }
}

function sortKey(text: string): string {
  return foldText(text).slice(0, sortKeyLength) || last;
}

function lengthBit(words: number): number {
  return 1 << Math.min(words, 31);
}

/** The first three code units as one number: 48 bits, exact in a double. */
function prefixNumber(key: string): number {
  return [0, 1, 2].reduce((number, at) => number * 0x10000 + (key.length > at ? key.charCodeAt(at) : 0), 0);
}
