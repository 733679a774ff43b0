import { urlencoded } from 'express';
import type { Request, RequestHandler } from 'express';
import type { IdentityServer } from '../server.ts';

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
