import formatNames from '@pustaka/core/contract/format-names.id';
import type { Vocabulary } from '../../foundation/words.ts';

/** The names of formats, by their codes. */
export const words: Vocabulary<typeof formatNames> = {
  name: 'formats',
  indonesian: formatNames,
  others: { en: () => import('@pustaka/core/contract/format-names.en') },
};
