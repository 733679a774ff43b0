import { circulationAnswers } from './circulation.ts';
import { deskAnswers } from './desk.ts';
import { patronAnswers } from './patrons.ts';

/** Answers to every endpoint that needs to know who calls. */
export const readerAnswers = { ...patronAnswers, ...circulationAnswers, ...deskAnswers };
