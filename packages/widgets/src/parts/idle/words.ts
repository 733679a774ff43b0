import type { Vocabulary } from '../../foundation/words.ts';
import { indonesian } from './words.id.ts';

export const words: Vocabulary<typeof indonesian> = {
  name: 'idle',
  indonesian,
  others: { en: () => import('./words.en.ts') },
};
