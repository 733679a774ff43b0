import type { Translated } from '../foundation/words.ts';
import type { words } from './words.ts';

const english: Translated<typeof words.indonesian> = {
  heading: 'Loans and holds',
  'prompt.what':
    'Sign in with your library card to see and renew what you have borrowed, and follow your holds.',
  'prompt.how': 'You type card number and PIN at the library’s own page only. This site never sees them.',
  ended: 'Your session has ended. Sign in again to go on.',
  left: 'You are signed out.',
  'sign-out': 'Sign out',
  card: 'Card',
  until: 'valid until {date}',
  'block.lost-card': 'This card was reported lost.',
  'block.unpaid-fees': 'This card is blocked because of unpaid fees.',
  'block.conduct': 'The library has blocked this card.',
  'block.expired': 'This card has expired.',
  'block.other': 'The library has blocked this card.',
  loading: 'Opening…',
  loans: 'On loan',
  total: { one: '{count} loan', other: '{count} loans' },
  overdue: { other: '{count} overdue' },
  retry: 'Try again',
  'error.retry': 'The library cannot be reached. Check your connection, then try again.',
  'error.retry-later': 'The library is busy. Try again in a moment.',
  'error.reconnect': 'You are offline. Your loans come as soon as you are connected again.',
  'error.report': 'Something is wrong at the library. Try again later.',
  'error.id': 'Report number: {id}',
};

export default english;
