import type { Translated } from '../foundation/words.ts';
import type { words } from './words.ts';

const english: Translated<typeof words.indonesian> = {
  search: 'Search the library',
  placeholder: 'Title, author, subject or ISBN',
  submit: 'Search',
  clear: 'Clear the search words',
  searching: 'Searching…',
  arrivals: 'New arrivals',
  total: { one: '{count} title', other: '{count} titles' },
  'total.least': { one: 'At least {count} title', other: 'At least {count} titles' },
  'total.for': '{total} for “{query}”',
  empty: 'No title matches “{query}”',
  branches: { one: '{count} branch', other: '{count} branches' },
  'branches.other': { one: '{count} other branch', other: '{count} other branches' },
  'available.available': 'Available at {places}',
  'available.online': 'Read online',
  'available.unavailable': 'Not available now',
  'available.none': 'No copies',
  back: 'Back to the results',
  retry: 'Try again',
  'error.retry': 'The library cannot be reached. Check your connection, then try again or reload the page.',
  'error.retry-later': 'The library is busy. Try again in a moment.',
  'error.reconnect': 'You are offline. The search goes on as soon as you are connected again.',
  'error.report': 'Something is wrong at the library. Try again later.',
  'error.id': 'Report number: {id}',
};

export default english;
