import type { Format } from './catalog-terms.ts';

/** What readers are told a record is, in English: the same word in facets, lists and records. */
const formatNames: Readonly<Record<Format, string>> = {
  book: 'Book',
  'large-print': 'Large print',
  braille: 'Braille',
  audiobook: 'Audiobook',
  ebook: 'E-book',
  journal: 'Magazine or journal',
  article: 'Article',
  music: 'Music recording',
  score: 'Score',
  video: 'Video',
  map: 'Map',
  picture: 'Picture',
  kit: 'Kit',
  object: 'Object',
  software: 'Software',
  manuscript: 'Manuscript',
  other: 'Other',
};

export default formatNames;
