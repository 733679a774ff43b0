import type { Response } from 'express';
import { fill } from '../../words.ts';
import type { Patron } from '../../patrons/patron.ts';
import { wordsOf } from '../pages/page.ts';
import type { PageContext } from '../pages/page.ts';
import { inTime } from '../pages/words.ts';
import type { SignInOutcome } from '../sign-in-service.ts';

type Refusal = Exclude<SignInOutcome, { patron: Patron }>;

/** The status of a refused try with card and PIN; the answer also says when the next will be heard. */
export function refusalStatus(res: Response, outcome: Refusal): number {
  if (outcome.refused === 'wrong') return 401;
  res.set('Retry-After', String(outcome.seconds));
  return 429;
}

/** @param wrong what a wrong PIN is told with */
export function refusalFault(context: PageContext, outcome: Refusal, wrong: string): string {
  if (outcome.refused === 'wrong') return wrong;
  return fill(wordsOf(context).tooMany, { when: inTime(outcome.seconds, context.language) });
}
