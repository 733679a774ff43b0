import type { FacetName } from '@pustaka/core/contract';
import type { Matches } from '../query/match.ts';
import type { FacetCounts, Filters } from '../request.ts';
import { OpenFacet } from './open-facet.ts';
import { PlainGroup } from './plain-group.ts';
import { ShelfGroup } from './shelf-group.ts';

/** The facets of all records: narrows what was found by the filters, and counts. */
export class Facets {
  readonly #plain = new PlainGroup();
  readonly #shelf = new ShelfGroup();
  readonly #open = [new OpenFacet('author'), new OpenFacet('subject'), new OpenFacet('series')];

  push(facets: Readonly<Record<FacetName, readonly string[]>>, availableAt: readonly string[]): void {
    this.#plain.push(facets);
    this.#shelf.push(facets, availableAt);
    for (const facet of this.#open) facet.push(facets[facet.name]);
  }

  /** Keeps the records whose numbers are given, ascending. */
  compact(keep: Uint32Array): void {
    this.#plain.signatures.ofRecord.compact(keep);
    this.#shelf.signatures.ofRecord.compact(keep);
    for (const facet of this.#open) facet.compact(keep);
  }

  /**
   * Keeps of `matches` those that pass the filters, and counts the values of the wanted facets. For each facet those
   * records count that pass the filters of all *other* facets, so that a second value can be chosen beside the first.
   */
  narrow(matches: Matches, filters: Filters, wanted: readonly FacetName[]): FacetCounts[] {
    if (wanted.length === 0 && !Object.values(filters).some((values) => values.length > 0)) return [];
    const plain = this.#plain.prepare(filters);
    const shelf = this.#shelf.prepare(filters);
    const counted = this.#open.filter(({ name }) => wanted.includes(name));
    const filtered = this.#open.filter(({ name }) => filters[name]?.length);
    for (const facet of this.#open) facet.prepare(filters[facet.name] ?? []);
    let kept = 0;
    for (let i = 0; i < matches.length; i++) {
      const record = matches.records[i]!;
      const plainSignature = plain.ofRecord[record]!;
      const shelfSignature = shelf.ofRecord[record]!;
      const plainPasses = plain.passes[plainSignature] === 1;
      const shelfPasses = shelf.passes[shelfSignature] === 1;
      if (!plainPasses && !shelfPasses) continue;
      let failures = 0;
      let failed: OpenFacet | undefined;
      for (const facet of filtered) {
        if (facet.passes(record)) continue;
        failures++;
        failed = facet;
      }
      if (failures === 0) {
        if (shelfPasses) plain.reached[plainSignature]!++;
        if (plainPasses) shelf.reached[shelfSignature]!++;
      }
      if (!plainPasses || !shelfPasses) continue;
      if (failures === 0) matches.records[kept++] = record;
      else if (failures === 1) failed!.count(record);
    }
    matches.length = kept;
    for (const facet of counted) facet.countAll(matches);
    const counts = [
      ...this.#plain.count(plain, filters),
      ...this.#shelf.count(shelf, filters),
      ...counted.map((facet) => facet.take(filters[facet.name] ?? [])),
    ];
    return wanted.map((name) => counts.find((facet) => facet.name === name)!);
  }
}
