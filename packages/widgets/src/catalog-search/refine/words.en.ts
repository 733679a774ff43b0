import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  sort: 'Sort by',
  'sort.relevance': 'Best match',
  'sort.newest': 'Newest',
  'sort.title': 'Title',
  'sort.author': 'Author',
  filter: 'Filter',
  'filter.count': 'Filter ({count})',
  filters: 'Filters',
  close: 'Close',
  show: { one: 'Show {count} title', other: 'Show {count} titles' },
  remove: 'Remove the filter {label}',
  'clear.all': 'Clear all',
  more: 'Show more',
  'more.pending': 'Loading…',
  shown: '{shown} of {total} shown',
  less: 'Fewer',
  all: 'All ({count})',
  'corrected.to': 'Showing results for “{query}”.',
  'corrected.back': 'Search for “{query}” instead',
  'corrected.offer': 'Did you mean “{query}”?',
  'advice.found': { one: '{count} title', other: '{count} titles' },
  'advice.title': 'What you could try',
};

export default english;
