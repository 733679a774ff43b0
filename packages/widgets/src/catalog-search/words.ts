import type { Vocabulary } from '../foundation/words.ts';
import type { indonesian as ofResults } from './results/words.id.ts';
import { indonesian } from './words.id.ts';

export const words: Vocabulary<typeof indonesian & typeof ofResults> = {
  name: 'catalog-search',
  // The code that shows results adds what is said about them.
  indonesian: indonesian as typeof indonesian & typeof ofResults,
  others: { en: () => import('./words.en.ts') },
};
