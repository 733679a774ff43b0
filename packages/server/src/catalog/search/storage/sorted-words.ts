import type { Vocabulary } from './vocabulary.ts';

/** The vocabulary in alphabetical order (of UTF-16 code units), for all words that begin alike. */
export class SortedWords {
  readonly #vocabulary: Vocabulary;
  #sorted: Uint32Array = new Uint32Array(0);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The numbers of all words that begin with `prefix`. */
  withPrefix(prefix: string): Uint32Array {
    const sorted = this.#upToDate();
    return sorted.subarray(this.#firstFrom(prefix), this.#firstFrom(`${prefix}\uffff`));
  }

  /** Whether any word begins with `prefix`. */
  hasPrefix(prefix: string): boolean {
    const first = this.#upToDate()[this.#firstFrom(prefix)];
    return first !== undefined && this.#vocabulary.words[first]!.startsWith(prefix);
  }

  /** The characters that follow `prefix` in some word. */
  charactersAfter(prefix: string): string[] {
    const sorted = this.#upToDate();
    const { words } = this.#vocabulary;
    const characters: string[] = [];
    for (let at = this.#firstFrom(prefix); at < sorted.length;) {
      const word = words[sorted[at]!]!;
      if (!word.startsWith(prefix)) break;
      const character = word.charAt(prefix.length);
      if (!character) at++;
      else {
        characters.push(character);
        at = this.#firstFrom(`${prefix}${character}\uffff`);
      }
    }
    return characters;
  }

  #firstFrom(text: string): number {
    const sorted = this.#upToDate();
    const { words } = this.#vocabulary;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (words[sorted[middle]!]! < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Sorts what is new and merges it in; done when asked, so that a bulk load sorts once. */
  #upToDate(): Uint32Array {
    const { words } = this.#vocabulary;
    const before = this.#sorted;
    if (before.length === words.length) return before;
    const added = Uint32Array.from({ length: words.length - before.length }, (_, i) => before.length + i);
    // An array of strings sorts much faster than numbers compared through one.
    const spelled = Array.from(added, (number) => words[number]!);
    const order = new Map(spelled.map((word, i) => [word, added[i]!]));
    spelled.sort();
    const merged = new Uint32Array(words.length);
    let a = 0;
    let b = 0;
    for (let i = 0; i < merged.length; i++) {
      const fromBefore = b === spelled.length || (a < before.length && words[before[a]!]! < spelled[b]!);
      merged[i] = fromBefore ? before[a++]! : order.get(spelled[b++]!)!;
    }
    this.#sorted = merged;
    return merged;
  }
}
