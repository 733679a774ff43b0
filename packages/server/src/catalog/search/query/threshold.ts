/** The least of the `size` highest numbers seen so far. */
export class Threshold {
  readonly #size: number;
  /** Ascending. */
  readonly #highest: number[] = [];
  /** -Infinity until `size` numbers were seen. */
  least = -Infinity;

  constructor(size: number) {
    this.#size = size;
  }

  add(number: number): void {
    if (number <= this.least) return;
    const highest = this.#highest;
    let at = highest.length;
    while (at > 0 && highest[at - 1]! > number) at--;
    highest.splice(at, 0, number);
    if (highest.length > this.#size) highest.shift();
    if (highest.length === this.#size) this.least = highest[0]!;
  }
}
