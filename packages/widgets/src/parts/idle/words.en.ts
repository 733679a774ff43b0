import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  soon: 'You are about to be signed out of your library account, since nothing has happened for a while.',
  stay: 'Stay signed in',
};

export default english;
