import type { FacetCount } from '../request.ts';

/** Counts by value in the order readers see: most frequent first, equal ones by value; selected ones always there. */
export function inOrder(counts: ReadonlyMap<string, number>, selected: readonly string[]): FacetCount[] {
  const all = [...counts].filter(([, count]) => count > 0);
  for (const value of new Set(selected)) if (!counts.get(value)) all.push([value, 0]);
  return all
    .sort(([valueA, countA], [valueB, countB]) => countB - countA || (valueA < valueB ? -1 : 1))
    .map(([value, count]) => ({ value, count, selected: selected.includes(value) }));
}

/** Counts by the number of a value; remembers which came, so that clearing costs no more than counting. */
export class Tally {
  #counts = new Uint32Array(0);
  #seen = new Uint32Array(0);
  #length = 0;

  /** Begins again, with room for numbers below `size`. */
  prepare(size: number): void {
    for (let i = 0; i < this.#length; i++) this.#counts[this.#seen[i]!] = 0;
    this.#length = 0;
    if (size <= this.#counts.length) return;
    const room = Math.ceil(size * 1.1) + 64;
    this.#counts = new Uint32Array(room);
    this.#seen = new Uint32Array(room);
  }

  add(number: number): void {
    if (this.#counts[number]!++ === 0) this.#seen[this.#length++] = number;
  }

  /** The `most` highest counts and those selected, by value. */
  take(most: number, values: readonly string[], selected: readonly string[]): Map<string, number> {
    const counts = this.#counts;
    const highest: number[] = [];
    const before = (a: number, b: number) =>
      counts[a]! > counts[b]! || (counts[a] === counts[b] && values[a]! < values[b]!);
    const taken = new Map<string, number>();
    for (let i = 0; i < this.#length; i++) {
      const number = this.#seen[i]!;
      if (selected.length > 0 && selected.includes(values[number]!))
        taken.set(values[number]!, counts[number]!);
      if (highest.length === most && !before(number, highest[most - 1]!)) continue;
      let at = highest.length;
      while (at > 0 && before(number, highest[at - 1]!)) at--;
      highest.splice(at, 0, number);
      if (highest.length > most) highest.pop();
    }
    for (const number of highest) taken.set(values[number]!, counts[number]!);
    return taken;
  }
}
