import type { SortOrder } from '@pustaka/core/contract';
import { CursorInvalid, type Position } from '../cursor.ts';
import type { Records } from '../storage/records.ts';
import type { Matches } from './match.ts';

/** What records are ordered by. */
interface Ordering {
  /** By record, compared first. */
  readonly primary: Uint32Array | Float64Array;
  /** 1 for ascending, -1 for descending. */
  readonly direction: 1 | -1;
  /** What the order is by, as a cursor keeps it, compared in the same direction. */
  readonly keys: readonly ((record: number) => number | string)[];
}

/** An order of records in which no two are equal: the last word has the id. */
export class RecordOrder {
  readonly #ordering: Ordering;
  readonly #ids: readonly string[];

  /** @param scores by record, for the order by relevance */
  constructor(order: SortOrder, records: Records, scores: Uint32Array) {
    const { ids, newest, titleKeys, authorKeys, titlePrefixes, authorPrefixes } = records;
    const byNewest = (record: number) => newest[record]!;
    const byTitle = (record: number) => titleKeys[record]!;
    const byAuthor = (record: number) => authorKeys[record]!;
    const orderings: Record<SortOrder, Ordering> = {
      relevance: { primary: scores, direction: -1, keys: [(record) => scores[record]!, byNewest] },
      newest: { primary: newest, direction: -1, keys: [byNewest] },
      title: { primary: titlePrefixes, direction: 1, keys: [byTitle] },
      author: { primary: authorPrefixes, direction: 1, keys: [byAuthor, byTitle] },
    };
    this.#ordering = orderings[order];
    this.#ids = ids;
  }

  /** What a cursor needs to go on after a record. */
  position(record: number): Pick<Position, 'keys' | 'id'> {
    return { keys: this.#keys(record), id: this.#ids[record]! };
  }

  /**
   * The first `limit` records after a position.
   *
   * @throws CursorInvalid where the position is not one of this order
   */
  first({ records, length }: Matches, limit: number, after: Position | undefined): number[] {
    if (after) this.#check(after);
    const { primary, direction } = this.#ordering;
    const first: number[] = [];
    let last = Infinity;
    for (let i = 0; i < length; i++) {
      const record = records[i]!;
      const key = primary[record]! * direction;
      if (key > last) continue;
      if (after && this.#compareTo(record, after) <= 0) continue;
      if (first.length === limit && this.#compare(record, first[limit - 1]!) > 0) continue;
      first.splice(this.#placeIn(first, record), 0, record);
      if (first.length > limit) first.pop();
      if (first.length === limit) last = primary[first[limit - 1]!]! * direction;
    }
    return first;
  }

  #placeIn(sorted: readonly number[], record: number): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(record, sorted[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #keys(record: number): (number | string)[] {
    return this.#ordering.keys.map((key) => key(record));
  }

  #compare(a: number, b: number): number {
    const { primary, direction, keys } = this.#ordering;
    if (primary[a] !== primary[b]) return (primary[a]! - primary[b]!) * direction;
    for (const key of keys) {
      const keyA = key(a);
      const keyB = key(b);
      if (keyA !== keyB) return keyA < keyB ? -direction : direction;
    }
    return this.#ids[a]! < this.#ids[b]! ? -1 : 1;
  }

  #compareTo(record: number, { keys, id }: Position): number {
    const { direction } = this.#ordering;
    const own = this.#keys(record);
    for (let i = 0; i < own.length; i++) {
      if (own[i] !== keys[i]) return own[i]! < keys[i]! ? -direction : direction;
    }
    const ownId = this.#ids[record]!;
    return ownId === id ? 0 : ownId < id ? -1 : 1;
  }

  #check({ keys }: Position): void {
    const kind = this.#ordering.direction === -1 ? 'number' : 'string';
    const right = keys.length === this.#ordering.keys.length && keys.every((key) => typeof key === kind);
    if (!right) throw new CursorInvalid();
  }
}
