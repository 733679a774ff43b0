import { Router } from 'express';
import type { Request, Response } from 'express';
import { contextOf, unattended } from '../../http/context.ts';
import { inLanguage } from '../../words.ts';
import { maskCard } from '../../patrons/card.ts';
import type { Patron } from '../../patrons/patron.ts';
import { pinFaultWords, PinRefused } from '../../patrons/pin.ts';
import { mailFailed } from '../mail.ts';
import { accountSeconds } from '../account-sign-ins.ts';
import { accountPage, accountSignInPage } from '../pages/account.ts';
import { wordsOf } from '../pages/page.ts';
import type { PageContext } from '../pages/page.ts';
import type { IdentityWords } from '../pages/words.ts';
import type { IdentityServer } from '../server.ts';
import type { IdentityServices } from '../services.ts';
import { cookieOf, ownCookie } from './cookies.ts';
import { fieldOf, ownForm } from './form.ts';
import { refusalFault, refusalStatus } from './refusal.ts';
import { markBrowser, visitorOf } from './visitor.ts';

const cookieName = 'pustaka_account';

type Say = (words: IdentityWords, context: PageContext) => string;

/** The page on which a patron sees whom they allowed what, ends it, and changes the PIN and where a new one is mailed. */
export function accountRoutes(
  server: IdentityServer,
  { signIns, consents, pins, accounts }: IdentityServices,
): Router {
  const router = Router();
  const form = ownForm(server);

  const cookieOptions = (req: Request) => ownCookie(`${server.issuerOf(req)}/account`);

  /** The account page of whoever the cookie names; the form to sign in otherwise. */
  const show = async (
    req: Request,
    res: Response,
    { done, fault }: { done?: Say; fault?: Say } = {},
    status = 200,
  ) => {
    const patron = await signedIn(req);
    if (!patron) {
      await server.show(req, res, (context) =>
        accountSignInPage(context, undefined, done?.(wordsOf(context), context)),
      );
      return;
    }
    const sites = (await consents.sitesOf(patron.id)).map(({ site: { id, name }, scopes }) => ({
      id,
      name,
      scopes,
    }));
    const make = (context: PageContext) => {
      const words = wordsOf(context);
      return accountPage(context, {
        name: patron.name,
        card: maskCard(patron.card),
        email: patron.email,
        resetEmail: patron.resetEmail,
        sites,
        ...(done && { done: done(words, context) }),
        ...(fault && { fault: fault(words, context) }),
      });
    };
    await server.show(req, res, make, status);
  };
  const signedIn = async (req: Request): Promise<Patron | undefined> => {
    const secret = cookieOf(req, cookieName);
    const id = secret === undefined ? undefined : await accounts.find(secret);
    return id === undefined ? undefined : signIns.patron(id);
  };

  router.get('/account', (req, res) => show(req, res));

  router.post('/account/sign-in', ...form, async (req, res) => {
    const card = fieldOf(req, 'card');
    const outcome = await signIns.signIn(card, fieldOf(req, 'pin'), visitorOf(req));
    if ('patron' in outcome) {
      await markBrowser(server, signIns, req, res, outcome.patron);
      const secret = await accounts.begin(outcome.patron.id);
      res.cookie(cookieName, secret, { ...cookieOptions(req), maxAge: accountSeconds * 1000 });
      res.redirect(303, `${server.issuerOf(req)}/account`);
      return;
    }
    const make = (context: PageContext) =>
      accountSignInPage(context, { card, fault: refusalFault(context, outcome, wordsOf(context).wrong) });
    await server.show(req, res, make, refusalStatus(res, outcome));
  });

  router.post('/account/sites/:id/withdraw', ...form, async (req, res) => {
    const patron = await signedIn(req);
    if (patron) await consents.withdraw(patron.id, String(req.params['id']));
    await show(req, res, patron && { done: (words) => words.withdrawn });
  });

  router.post('/account/pin', ...form, async (req, res) => {
    const patron = await signedIn(req);
    if (!patron) return show(req, res);
    const pin = fieldOf(req, 'pin');
    if (pin !== fieldOf(req, 'again')) return show(req, res, { fault: (words) => words.pinsDiffer }, 400);
    try {
      const outcome = await pins.change(patron, fieldOf(req, 'old'), pin, visitorOf(req));
      if ('patron' in outcome) {
        await markBrowser(server, signIns, req, res, outcome.patron);
        return await show(req, res, { done: (words) => words.pinSaved });
      }
      const fault: Say = (words, context) => refusalFault(context, outcome, words.wrongPin);
      return await show(req, res, { fault }, refusalStatus(res, outcome));
    } catch (error) {
      if (!(error instanceof PinRefused)) throw error;
      const { language } = contextOf(req);
      return show(req, res, { fault: () => inLanguage(pinFaultWords[error.fault], language) }, 400);
    }
  });

  router.post('/account/reset-email', ...form, async (req, res) => {
    const patron = await signedIn(req);
    if (patron) {
      const { sent } = await pins.confirmEmail(patron, fieldOf(req, 'email'));
      unattended(req, sent, mailFailed);
    }
    await show(req, res);
  });

  router.post('/account/sign-out', ...form, async (req, res) => {
    const secret = cookieOf(req, cookieName);
    if (secret !== undefined) await accounts.end(secret);
    res.clearCookie(cookieName, cookieOptions(req)).redirect(303, `${server.issuerOf(req)}/account`);
  });

  router.post('/account/sign-out-everywhere', ...form, async (req, res) => {
    const patron = await signedIn(req);
    if (patron) await signIns.signOutEverywhere(patron.id);
    res.clearCookie(cookieName, cookieOptions(req));
    await show(req, res, patron && { done: (words) => words.everywhereDone });
  });

  return router;
}
