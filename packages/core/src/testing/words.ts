import type { Range } from '../contract/catalog.ts';

/** Without case and accents, letter for letter, so that positions stay those of the text as written. */
const folded = (text: string): string =>
  Array.from(text.normalize('NFC'), (letter) => letter.normalize('NFD').charAt(0).toLowerCase()).join('');

const wordPattern = /[\p{L}\p{N}]+/gu;

/** The words of a query. */
export const wordsOf = (query: string): string[] => folded(query).match(wordPattern) ?? [];

/** The stretches of a text whose words begin with one of these. */
export function rangesOf(text: string, words: readonly string[]): Range[] {
  return [...folded(text).matchAll(wordPattern)].flatMap(({ 0: found, index }) => {
    const word = words.find((begin) => found.startsWith(begin));
    return word === undefined ? [] : [[index, index + word.length] as Range];
  });
}

/** Whether each of the words begins a word of some of the texts. */
export const matches = (texts: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => texts.some((text) => rangesOf(text, [word]).length > 0));
