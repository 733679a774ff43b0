import { urlencoded } from 'express';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { Patron } from '../../patrons/patron.ts';
import { knownSeconds } from '../known-browsers.ts';
import type { IdentityServer } from '../server.ts';
import type { IdentityService, Visitor } from '../service.ts';

/** A form was sent by a page that is not the library's own. */
export class ForeignForm extends Error {
  override readonly name = 'ForeignForm';
}

/**
 * Takes a form that one of the library's own pages sent, and nothing else: browsers say with every POST where it comes from
 * (`Sec-Fetch-Site`, older ones `Origin` only).
 */
export function ownForm(server: IdentityServer): [RequestHandler, RequestHandler] {
  const fromHere: RequestHandler = (req, _res, next) => {
    const site = req.get('sec-fetch-site');
    const ours = req.get('origin') === new URL(server.issuerOf(req)).origin;
    if (!ours || (site !== undefined && site !== 'same-origin')) throw new ForeignForm();
    next();
  };
  return [fromHere, urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 })];
}

/** A field of the form; empty where it was not filled in. */
export function fieldOf(req: Request, name: string): string {
  const value = (req.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** The address of the network that a request comes from. */
export const networkOf = (req: Request): string => req.ip ?? '';

const browserCookie = 'pustaka_browser';

export const visitorOf = (req: Request): Visitor => ({
  address: networkOf(req),
  mark: cookieOf(req, browserCookie),
});

/** Lets the browser be known as one that a card's holder has signed in with. */
export async function markBrowser(
  server: IdentityServer,
  { knownBrowsers }: IdentityService,
  req: Request,
  res: Response,
  { card }: Patron,
): Promise<void> {
  const options = { ...ownCookie(server.issuerOf(req)), maxAge: knownSeconds * 1000 };
  res.cookie(browserCookie, await knownBrowsers.mark(card), options);
}

/** For the library's own pages at this address, or below it, and out of reach of scripts and other sites. */
export function ownCookie(address: string): CookieOptions {
  const { pathname, protocol } = new URL(address);
  return { httpOnly: true, sameSite: 'strict', secure: protocol === 'https:', path: pathname };
}

export function cookieOf(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
