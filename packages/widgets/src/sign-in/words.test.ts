import { isTranslated } from '../standard/translations.ts';
import { words } from './words.ts';

describe('the words of pustaka-sign-in', () => {
  isTranslated([words]);
});
