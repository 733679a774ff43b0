import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  'format.book': 'Book',
  'format.large-print': 'Large print',
  'format.braille': 'Braille',
  'format.audiobook': 'Audiobook',
  'format.ebook': 'E-book',
  'format.journal': 'Journal',
  'format.article': 'Article',
  'format.music': 'Music',
  'format.score': 'Score',
  'format.video': 'Video',
  'format.map': 'Map',
  'format.picture': 'Picture',
  'format.kit': 'Kit',
  'format.object': 'Object',
  'format.software': 'Software',
  'format.manuscript': 'Manuscript',
  'format.other': 'Other',
};

export default english;
