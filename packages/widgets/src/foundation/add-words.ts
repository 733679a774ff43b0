import { added, listeners } from './words.ts';
import type { Words } from './words.ts';

/**
 * Teaches the widgets another language, or other words for one they know. Widgets on the page take them up at once;
 * texts that are left out stay as they are. Beside the loader, `words.js` is this file.
 *
 * @param language - BCP 47, as in the page's `lang` attributes: `jv`
 * @param words - by vocabulary: `{ 'catalog-search': { search: 'Golèki' } }`
 */
export function addWords(language: string, words: Readonly<Record<string, Words>>): void {
  for (const [name, texts] of Object.entries(words)) added.set(`${language}/${name}`, texts);
  for (const listener of listeners) listener();
}
