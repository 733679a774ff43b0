import type { RequestHandler } from 'express';
import { contextOf } from './context.ts';

/** Spoken where the library's languages are not known: before the first request has asked, and without a database. */
export const defaultLanguage = 'id';

/** BCP 47, the library's own first. */
export type Languages = () => Promise<readonly string[]>;

/** Chooses the reader's language among the library's by `Accept-Language` (RFC 9110, section 12.5.4). */
export function chooseLanguage(languages: Languages): RequestHandler {
  return async (req, _res, next) => {
    const spoken = await languages();
    contextOf(req).language = req.acceptsLanguages([...spoken]) || (spoken[0] ?? defaultLanguage);
    next();
  };
}
