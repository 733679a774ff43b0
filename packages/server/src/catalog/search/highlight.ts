import { analyse } from './analysis/tokens.ts';

/** The folded words, with the related forms, under which records were found. */
export type HighlightTerms = ReadonlySet<string>;

/**
 * The stretches of a text that matched, ascending and apart from each other, as `[start, end)` in UTF-16 code units of
 * the text as it is.
 *
 * @example highlight("Tafsir Al-Qur'an", new Set(['quran'])) // [[10, 16]]
 */
export function highlight(text: string, terms: HighlightTerms): [number, number][] {
  if (terms.size === 0) return [];
  const { tokens, alternates } = analyse(text);
  const ranges = [...tokens, ...alternates]
    .filter(({ term }) => terms.has(term))
    .map(({ start, end }): [number, number] => [start, end])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}
