import type { ReaderAnswers } from './call.ts';
import { circulationAnswers } from './circulation.ts';
import { deskAnswers } from './desk.ts';
import { patronAnswers } from './patrons.ts';

/** Answers to every endpoint that needs to know who calls; one that has none is a type error here. */
export const readerAnswers: ReaderAnswers<string> = {
  ...patronAnswers,
  ...circulationAnswers,
  ...deskAnswers,
  // Nobody is signed in at a pretended library, so nobody is signed out: whatever is sent as `Authorization` goes on.
  'identity.signOutEverywhere': () => ({ signedOut: true }),
};
