import type { FacetName } from '@pustaka/core/contract';
import type { FacetCounts, Filters } from '../request.ts';
import { inOrder } from './counts.ts';
import { Signatures, type SignatureParts, type SignaturePass } from './signatures.ts';
import { FacetValues } from './values.ts';

const names = ['format', 'language', 'audience', 'decade', 'collection'] as const;

/** The small facets whose filters do not depend on one another. */
export class PlainGroup {
  readonly signatures = new Signatures<SignatureParts>();
  readonly #values = names.map(() => new FacetValues());

  push(facets: Readonly<Record<FacetName, readonly string[]>>): void {
    this.signatures.push(names.map((name, part) => this.#values[part]!.numbers(facets[name])));
  }

  prepare(filters: Filters): SignaturePass {
    const selected = this.#selected(filters);
    const test = (parts: SignatureParts) => failures(parts, selected) === 0;
    return this.signatures.prepare(selected.some(Boolean) ? test : undefined);
  }

  count({ reached }: SignaturePass, filters: Filters): FacetCounts[] {
    const selected = this.#selected(filters);
    const counts = this.#values.map(({ values }) => new Uint32Array(values.length));
    for (let signature = 0; signature < reached.length; signature++) {
      const records = reached[signature]!;
      if (records === 0) continue;
      const parts = this.signatures.parts[signature]!;
      const failed = failures(parts, selected);
      for (let part = 0; part < parts.length; part++) {
        if (failed & ~(1 << part)) continue;
        for (const value of parts[part]!) counts[part]![value]! += records;
      }
    }
    return names.map((name, part) => {
      const byValue = new Map(this.#values[part]!.values.map((value, i) => [value, counts[part]![i]!]));
      return { name, values: inOrder(byValue, filters[name] ?? []) };
    });
  }

  #selected(filters: Filters): (readonly number[] | undefined)[] {
    return names.map((name, part) => {
      const filter = filters[name];
      return filter?.length ? this.#values[part]!.find(filter) : undefined;
    });
  }
}

/** A bit for each facet whose filter keeps a signature out. */
function failures(parts: SignatureParts, selected: readonly (readonly number[] | undefined)[]): number {
  let failed = 0;
  for (let part = 0; part < parts.length; part++) {
    const chosen = selected[part];
    if (chosen && !parts[part]!.some((value) => chosen.includes(value))) failed |= 1 << part;
  }
  return failed;
}
