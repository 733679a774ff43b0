import { Router } from 'express';
import { contextOf, unattended } from '../../http/context.ts';
import { fill, inLanguage } from '../../words.ts';
import { pinFaultWords, PinRefused } from '../../patrons/pin.ts';
import { mailFailed } from '../mail.ts';
import { wordsOf } from '../pages/page.ts';
import { donePage, forgotPage, resetPage, sentPage } from '../pages/pin.ts';
import { inTime } from '../pages/words.ts';
import type { IdentityServer } from '../server.ts';
import type { IdentityServices } from '../services.ts';
import { fieldOf, ownForm } from './form.ts';
import { networkOf } from './visitor.ts';

/** A forgotten PIN: asking for a link, and setting a new one by it. */
export function pinRoutes(server: IdentityServer, { pins }: Pick<IdentityServices, 'pins'>): Router {
  const router = Router();
  const form = ownForm(server);

  router.get('/forgot-pin', (req, res) => server.show(req, res, (context) => forgotPage(context)));

  router.post('/forgot-pin', ...form, async (req, res) => {
    const issuer = server.issuerOf(req);
    const { seconds, sent } = await pins.requestReset(
      fieldOf(req, 'card'),
      networkOf(req),
      (token) => `${issuer}/reset-pin?token=${token}`,
    );
    unattended(req, sent, mailFailed);
    if (seconds === 0) {
      await server.show(req, res, sentPage);
      return;
    }
    res.set('Retry-After', String(seconds));
    await server.show(
      req,
      res,
      (context) =>
        forgotPage(context, fill(wordsOf(context).tooMany, { when: inTime(seconds, context.language) })),
      429,
    );
  });

  router.get('/reset-pin', async (req, res) => {
    const { token } = req.query;
    await server.show(req, res, (context) => resetPage(context, typeof token === 'string' ? token : ''));
  });

  router.post('/reset-pin', ...form, async (req, res) => {
    const token = fieldOf(req, 'token');
    const pin = fieldOf(req, 'pin');
    const again = (fault: (words: ReturnType<typeof wordsOf>) => string) =>
      server.show(req, res, (context) => resetPage(context, token, fault(wordsOf(context))), 400);
    if (pin !== fieldOf(req, 'again')) return again((words) => words.pinsDiffer);
    try {
      if (!(await pins.reset(token, pin))) return await again((words) => words.resetGone);
    } catch (error) {
      if (!(error instanceof PinRefused)) throw error;
      const { language } = contextOf(req);
      return again(() => inLanguage(pinFaultWords[error.fault], language));
    }
    return server.show(req, res, (context) => donePage(context, wordsOf(context).pinSaved));
  });

  return router;
}
