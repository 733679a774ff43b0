import type { LibraryProfile } from '@pustaka/core/contract';
import { basePath } from '@pustaka/core/contract';
import { Router } from 'express';
import { ProblemError } from '../../problems/problem-error.ts';
import { toIcal } from './ical.ts';
import type { CalendarService } from './service.ts';

/** Below this path lies a calendar at each secret: `/v1/calendar/<secret>.ics`. */
export const feedPath = `${basePath}/calendar`;

/** The secret address of a calendar. @param address where the caller reached the contract: `https://…/v1` */
export const feedAddress = (address: string, secret: string): string => `${address}/calendar/${secret}.ics`;

/** Serves the calendars. Who knows the secret may read, so nothing on the way may keep a copy. */
export function calendarFeed(service: CalendarService, profile: () => Promise<LibraryProfile>): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/:secret.ics', async (req, res) => {
    const due = await service.dueDates(req.params.secret);
    if (!due) throw new ProblemError('not-found');
    const { name, branches } = await profile();
    const branchNames = new Map(branches.map((branch) => [branch.id, branch.name]));
    res.set({
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="pustaka.ics"',
      'Cache-Control': 'private, no-cache',
      'X-Robots-Tag': 'noindex',
    });
    res.send(toIcal(due.loans, due.language, { name, branchNames }));
  });
  return router;
}
