/** The values of a facet, numbered in the order of their first appearance. */
export class FacetValues {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.values.length;
    this.values.push(value);
    this.#numbers.set(value, number);
    return number;
  }

  /** The numbers of values, ascending, each once; new values are added. */
  numbers(values: readonly string[]): number[] {
    const numbers: number[] = [];
    for (const value of values) {
      const number = this.number(value);
      if (!numbers.includes(number)) numbers.push(number);
    }
    return numbers.sort((a, b) => a - b);
  }

  /** The numbers of those values that some record has had. */
  find(values: readonly string[]): number[] {
    return values.flatMap((value) => this.#numbers.get(value) ?? []);
  }
}
