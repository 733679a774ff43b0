import { Column } from '../storage/column.ts';

/** The numbers of a record's values, ascending, for each facet of a group. */
export type SignatureParts = readonly (readonly number[])[];

/** What a search keeps for each signature of a group. */
export interface SignaturePass {
  /** The signature of each record. */
  readonly ofRecord: Uint32Array;
  /** 1 where the group's own filters let a signature pass. */
  readonly passes: Uint8Array;
  /** How many of the records found pass the filters of all facets outside the group; counted up by the search. */
  readonly reached: Uint32Array;
}

/**
 * Records that agree in several small facets share one signature: a catalogue of 100,000 records has a few thousand
 * combinations of format, language, audience, decade and collection. Filters are decided and values counted once for
 * each signature; for a record one number is looked up.
 */
export class Signatures<Parts extends SignatureParts> {
  readonly ofRecord = Column.integers();
  readonly parts: Parts[] = [];
  readonly #numbers = new Map<string, number>();

  push(parts: Parts): void {
    const key = parts.map((part) => part.join(',')).join(';');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.parts.length;
      this.parts.push(parts);
      this.#numbers.set(key, number);
    }
    this.ofRecord.push(number);
  }

  /** @param test whether a signature passes the group's filters; without one all do */
  prepare(test?: (parts: Parts) => boolean): SignaturePass {
    const passes = new Uint8Array(this.parts.length).fill(1);
    if (test) this.parts.forEach((parts, signature) => (passes[signature] = test(parts) ? 1 : 0));
    return { ofRecord: this.ofRecord.data, passes, reached: new Uint32Array(this.parts.length) };
  }
}
