import type { SortOrder } from '@pustaka/core/contract';
import { CursorInvalid, type Position } from '../cursor.ts';
import type { Records } from '../storage/records.ts';
import type { Matches } from './match.ts';

interface SortColumn {
  readonly read: (record: number) => number | string;
  /** -1 for descending. */
  readonly direction: 1 | -1;
}

/** An order of records in which no two are equal: the last word has the id. */
export class RecordOrder {
  readonly #columns: readonly SortColumn[];
  readonly #ids: readonly string[];

  /** @param scores by record, for the order by relevance */
  constructor(order: SortOrder, records: Records, scores: Uint32Array) {
    const { ids, newest, titleKeys, authorKeys } = records;
    const byNewest: SortColumn = { read: (record) => newest[record]!, direction: -1 };
    const columns: Record<SortOrder, SortColumn[]> = {
      relevance: [{ read: (record) => scores[record]!, direction: -1 }, byNewest],
      newest: [byNewest],
      title: [{ read: (record) => titleKeys[record]!, direction: 1 }],
      author: [{ read: (record) => authorKeys[record]!, direction: 1 }],
    };
    this.#columns = columns[order];
    this.#ids = ids;
  }

  /** What a cursor needs to go on after a record. */
  position(record: number): Pick<Position, 'keys' | 'id'> {
    return { keys: this.#columns.map(({ read }) => read(record)), id: this.#ids[record]! };
  }

  /**
   * The first `limit` records after a position.
   *
   * @throws CursorInvalid where the position is not one of this order
   */
  first({ records, length }: Matches, limit: number, after: Position | undefined): number[] {
    if (after) this.#check(after);
    const first: number[] = [];
    for (let i = 0; i < length; i++) {
      const record = records[i]!;
      if (first.length === limit && this.#compare(record, first[limit - 1]!) >= 0) continue;
      if (after && this.#compareTo(record, after) <= 0) continue;
      let low = 0;
      let high = first.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.#compare(record, first[middle]!) < 0) high = middle;
        else low = middle + 1;
      }
      first.splice(low, 0, record);
      if (first.length > limit) first.pop();
    }
    return first;
  }

  #compare(a: number, b: number): number {
    for (const { read, direction } of this.#columns) {
      const keyA = read(a);
      const keyB = read(b);
      if (keyA !== keyB) return keyA < keyB ? -direction : direction;
    }
    return this.#ids[a]! < this.#ids[b]! ? -1 : 1;
  }

  #compareTo(record: number, { keys, id }: Position): number {
    for (let i = 0; i < this.#columns.length; i++) {
      const { read, direction } = this.#columns[i]!;
      const key = read(record);
      if (key !== keys[i]) return key < keys[i]! ? -direction : direction;
    }
    const ownId = this.#ids[record]!;
    return ownId === id ? 0 : ownId < id ? -1 : 1;
  }

  #check({ keys }: Position): void {
    const kinds = this.#columns.map(({ direction }) => (direction === -1 ? 'number' : 'string'));
    if (keys.length !== kinds.length || keys.some((key, i) => typeof key !== kinds[i]))
      throw new CursorInvalid();
  }
}
