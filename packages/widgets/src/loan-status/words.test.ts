import { words as art } from '../parts/art/words.ts';
import { words as reader } from '../parts/reader/words.ts';
import { isTranslated } from '../standard/translations.ts';
import { words as calendar } from './calendar/words.ts';
import './card/card.ts';
import { words as fees } from './fees/words.ts';
import { words as holds } from './holds/words.ts';
import { words as loans } from './loans/words.ts';
import { words } from './words.ts';

describe('the words of pustaka-loan-status', () => {
  isTranslated([words, loans, holds, fees, calendar, reader, art]);
});
