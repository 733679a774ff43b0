import type { Vocabulary } from '../foundation/words.ts';
import type { indonesian as ofCard } from './card/words.id.ts';
import { indonesian } from './words.id.ts';

export const words: Vocabulary<typeof indonesian & typeof ofCard> = {
  name: 'loan-status',
  // The code that shows a card adds what is said about it.
  indonesian: indonesian as typeof indonesian & typeof ofCard,
  others: { en: () => import('./words.en.ts') },
};
