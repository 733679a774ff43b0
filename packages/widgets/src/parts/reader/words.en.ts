import type { Translated } from '../../foundation/words.ts';
import type { indonesian } from './words.id.ts';

const english: Translated<typeof indonesian> = {
  'sign-in': 'Sign in',
  'show-window': 'Show the sign-in window',
  waiting: 'Go on in the library’s window.',
  'error.sign-in-cancelled': 'You are not signed in: the window was closed.',
  'error.sign-in-denied': 'You have not allowed this site to see what the library keeps for you.',
  'error.sign-in-blocked': 'The browser held back the sign-in window. Allow pop-ups, then try again.',
  'error.sign-in-failed': 'You could not be signed in. Check your connection, then try again.',
};

export default english;
