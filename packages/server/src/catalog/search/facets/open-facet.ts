import type { FacetName } from '@pustaka/core/contract';
import type { Matches } from '../query/match.ts';
import type { FacetCounts } from '../request.ts';
import { Lists } from '../storage/column.ts';
import { inOrder, Tally } from './counts.ts';
import { FacetValues } from './values.ts';

/** How many values are told of a facet that may have thousands. */
const mostShown = 20;

/** A facet with very many values: authors, subjects, series. Kept as a list for each record. */
export class OpenFacet {
  readonly name: FacetName;
  readonly #values = new FacetValues();
  readonly #ofRecord = new Lists();
  readonly #tally = new Tally();
  #selected: readonly number[] = [];

  constructor(name: FacetName) {
    this.name = name;
  }

  push(values: readonly string[]): void {
    this.#ofRecord.push(this.#values.numbers(values));
  }

  compact(keep: Uint32Array): void {
    this.#ofRecord.compact(keep);
  }

  /** Begins a search that filters by these values. */
  prepare(selected: readonly string[]): void {
    this.#selected = this.#values.find(selected);
    this.#tally.prepare(this.#values.values.length);
  }

  /** Whether a record has any of the values chosen. */
  passes(record: number): boolean {
    const { starts, values } = this.#ofRecord;
    for (let at = starts[record]!; at < starts[record + 1]!; at++) {
      if (this.#selected.includes(values[at]!)) return true;
    }
    return false;
  }

  /** Counts a record's values. */
  count(record: number): void {
    const { starts, values } = this.#ofRecord;
    for (let at = starts[record]!; at < starts[record + 1]!; at++) this.#tally.add(values[at]!);
  }

  countAll({ records, length }: Matches): void {
    const { starts, values } = this.#ofRecord;
    const tally = this.#tally;
    for (let i = 0; i < length; i++) {
      const record = records[i]!;
      const end = starts[record + 1]!;
      for (let at = starts[record]!; at < end; at++) tally.add(values[at]!);
    }
  }

  /** The counts since {@link prepare}. */
  take(selected: readonly string[]): FacetCounts {
    const counts = this.#tally.take(mostShown, this.#values.values, selected);
    return { name: this.name, values: inOrder(counts, selected) };
  }
}
