import { words as art } from '../parts/art/words.ts';
import { isTranslated } from '../standard/translations.ts';
import { words as hold } from './hold/words.ts';
import { words as record } from './record/words.ts';
import { words as refine } from './refine/words.ts';
import './results/results.ts';
import { words as suggest } from './suggest/words.ts';
import { words } from './words.ts';

describe('the words of pustaka-catalog-search', () => {
  isTranslated([words, art, hold, record, refine, suggest]);
});
