import type { FacetName } from '@pustaka/core/contract';
import type { FacetCounts, Filters } from '../request.ts';
import { inOrder } from './counts.ts';
import { Signatures, type SignaturePass } from './signatures.ts';
import { FacetValues } from './values.ts';

/** What a signature of this group is made of: availability, branches with an item, branches with one on the shelf. */
type Shelf = readonly [
  availability: readonly number[],
  branches: readonly number[],
  availableAt: readonly number[],
];

/**
 * Availability and branch, which depend on each other: who chooses a branch and what is available wants a copy on the
 * shelf of *that* branch.
 */
export class ShelfGroup {
  readonly signatures = new Signatures<Shelf>();
  readonly #availability = new FacetValues();
  readonly #branches = new FacetValues();

  push(facets: Readonly<Record<FacetName, readonly string[]>>, availableAt: readonly string[]): void {
    this.signatures.push([
      this.#availability.numbers(facets.availability),
      this.#branches.numbers(facets.branch),
      this.#branches.numbers(availableAt),
    ]);
  }

  prepare(filters: Filters): SignaturePass {
    const availability = chosen(this.#availability, filters.availability);
    const branch = chosen(this.#branches, filters.branch);
    if (!availability && !branch) return this.signatures.prepare();
    return this.signatures.prepare((parts) => {
      const branches = this.#branchesUnder(parts, availability);
      return branches !== undefined && passes(branches, branch);
    });
  }

  count({ reached }: SignaturePass, filters: Filters): FacetCounts[] {
    const availability = chosen(this.#availability, filters.availability);
    const branch = chosen(this.#branches, filters.branch);
    const byAvailability = new Uint32Array(this.#availability.values.length);
    const byBranch = new Uint32Array(this.#branches.values.length);
    reached.forEach((records, signature) => {
      if (records === 0) return;
      const shelf = this.signatures.parts[signature]!;
      for (const value of shelf[0]) {
        if (passes(this.#branchesUnder(shelf, [value])!, branch)) byAvailability[value]! += records;
      }
      for (const value of this.#branchesUnder(shelf, availability) ?? []) byBranch[value]! += records;
    });
    return [
      { name: 'availability', values: ordered(this.#availability, byAvailability, filters.availability) },
      { name: 'branch', values: ordered(this.#branches, byBranch, filters.branch) },
    ];
  }

  /** The branches at which a record counts under chosen availabilities; undefined where it has none of these. */
  #branchesUnder(
    [availability, branches, availableAt]: Shelf,
    chosen: readonly number[] | undefined,
  ): readonly number[] | undefined {
    if (!chosen) return branches;
    const held = availability.filter((value) => chosen.includes(value));
    if (held.length === 0) return undefined;
    const onShelfOnly = held.length === 1 && this.#availability.values[held[0]!] === 'available';
    return onShelfOnly ? availableAt : branches;
  }
}

function chosen(values: FacetValues, filter: readonly string[] | undefined): number[] | undefined {
  return filter?.length ? values.find(filter) : undefined;
}

function passes(values: readonly number[], chosen: readonly number[] | undefined): boolean {
  return !chosen || values.some((value) => chosen.includes(value));
}

function ordered(values: FacetValues, counts: Uint32Array, selected: readonly string[] = []) {
  return inOrder(new Map(values.values.map((value, i) => [value, counts[i]!])), selected);
}
