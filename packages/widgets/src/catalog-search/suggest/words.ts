import type { Translated, Vocabulary } from '../../foundation/words.ts';

const indonesian = {
  suggestions: 'Saran',
  count: { other: '{count} saran' },
  'kind.title': 'Judul',
  'kind.author': 'Pengarang',
  'kind.subject': 'Subjek',
  'kind.series': 'Seri',
};

const english: Translated<typeof indonesian> = {
  suggestions: 'Suggestions',
  count: { one: '{count} suggestion', other: '{count} suggestions' },
  'kind.title': 'Title',
  'kind.author': 'Author',
  'kind.subject': 'Subject',
  'kind.series': 'Series',
};

export const words: Vocabulary<typeof indonesian> = {
  name: 'catalog-search/suggest',
  indonesian,
  others: { en: () => Promise.resolve({ default: english }) },
};
