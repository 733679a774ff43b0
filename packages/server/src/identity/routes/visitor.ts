import type { Request, Response } from 'express';
import type { Patron } from '../../patrons/patron.ts';
import { knownSeconds } from '../known-browsers.ts';
import type { IdentityServer } from '../server.ts';
import type { SignInService, Visitor } from '../sign-in-service.ts';
import { cookieOf, ownCookie } from './cookies.ts';

/** The address of the network that a request comes from. */
export const networkOf = (req: Request): string => req.ip ?? '';

const browserCookie = 'pustaka_browser';

/** Where a try with card and PIN comes from. */
export const visitorOf = (req: Request): Visitor => ({
  address: networkOf(req),
  mark: cookieOf(req, browserCookie),
});

/** Lets the browser be known as one that a card's holder has signed in with. */
export async function markBrowser(
  server: IdentityServer,
  signIns: SignInService,
  req: Request,
  res: Response,
  patron: Patron,
): Promise<void> {
  const options = { ...ownCookie(server.issuerOf(req)), maxAge: knownSeconds * 1000 };
  res.cookie(browserCookie, await signIns.markBrowser(patron, cookieOf(req, browserCookie)), options);
}
