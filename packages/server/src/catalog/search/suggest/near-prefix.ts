import type { SortedWords } from '../storage/sorted-words.ts';

/** Shorter beginnings are near too many words. */
const shortest = 4;

/**
 * The words that begin with what is one typing error away from `prefix`. The first letter is taken to be right, unless
 * it was swapped with the second or is one too many.
 */
export function wordsNearPrefix(prefix: string, sortedWords: SortedWords): Uint32Array {
  const words = new Set<number>();
  if (prefix.length < shortest) return new Uint32Array(0);
  for (const variant of variants(prefix, sortedWords)) {
    for (const word of sortedWords.withPrefix(variant)) words.add(word);
  }
  return Uint32Array.from(words);
}

function* variants(prefix: string, sortedWords: SortedWords): Generator<string> {
  for (let at = 0; at < prefix.length; at++) {
    const before = prefix.slice(0, at);
    yield before + prefix.slice(at + 1);
    if (at + 1 < prefix.length) yield before + prefix[at + 1]! + prefix[at]! + prefix.slice(at + 2);
    if (at === 0) continue;
    for (const letter of sortedWords.charactersAfter(before)) {
      yield before + letter + prefix.slice(at);
      yield before + letter + prefix.slice(at + 1);
    }
  }
}
