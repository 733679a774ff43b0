import type { RequestHandler } from 'express';
import { contextOf } from './context.ts';

/** Before a library has said which languages it speaks. */
export const defaultLanguages: readonly [string, ...string[]] = ['id', 'en'];

/** BCP 47, the library's own first. */
export type Languages = () => Promise<readonly string[]>;

/** Chooses the reader's language among the library's by `Accept-Language` (RFC 9110, section 12.5.4). */
export function chooseLanguage(languages: Languages): RequestHandler {
  return async (req, _res, next) => {
    const spoken = await languages();
    contextOf(req).language = req.acceptsLanguages([...spoken]) || (spoken[0] ?? defaultLanguages[0]);
    next();
  };
}
