import type { Vocabulary } from '../../foundation/words.ts';
import { indonesian } from './words.id.ts';

export const words: Vocabulary<typeof indonesian> = {
  name: 'loan-status/loans',
  indonesian,
  others: { en: () => import('./words.en.ts') },
};
