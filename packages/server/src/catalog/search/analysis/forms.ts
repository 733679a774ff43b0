import { englishForms, englishStems } from './english.ts';
import { indonesianForms, indonesianStems } from './indonesian.ts';

/**
 * The other words of an index that are forms of the same stem as `word`. Forms are made by rule and looked up, so the
 * words of the index are the dictionary. A stem counts when it is a word of the index itself or has at least four
 * letters.
 *
 * @param isWord whether the index holds a word
 * @example relatedForms('menulis', (word) => ['tulisan', 'penulis', 'tuli'].includes(word)) // ['penulis', 'tulisan']
 */
export function relatedForms(word: string, isWord: (word: string) => boolean): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [];
  const related = new Set<string>();
  collect(related, word, englishStems(word), englishForms, isWord);
  collect(related, word, indonesianStems(word), indonesianForms, isWord);
  related.delete(word);
  return [...related].sort();
}

function collect(
  related: Set<string>,
  word: string,
  candidates: readonly string[],
  formsOf: (stem: string) => string[],
  isWord: (word: string) => boolean,
): void {
  // `menulis` could come from `tulis` or `nulis`: where the index knows some of them, the others are not meant.
  const known = candidates.filter(isWord);
  const stems = known.length > 0 ? known : candidates.filter((stem) => stem.length >= 4);
  for (const stem of [word, ...stems]) {
    if (isWord(stem)) related.add(stem);
    for (const form of formsOf(stem)) if (isWord(form)) related.add(form);
  }
}
