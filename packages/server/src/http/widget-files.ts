import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import type { RequestHandler, Response } from 'express';

/** The folder with the browser files that the widgets' package has built. */
export function builtWidgets(): string {
  return fileURLToPath(new URL('dist/cdn', import.meta.resolve('@pustaka/widgets/package.json')));
}

/** Says whether the widgets have been built. */
export function hasWidgets(folder: string): boolean {
  return existsSync(join(folder, 'loader.js'));
}

/**
 * A chunk bears a hash of its content: eight characters of base64url. The files with names to be written by hand are
 * in kebab case, so that a capital or an underscore tells a hash; one without is merely kept for less time.
 */
const hashed = /-(?=[\w-]*[A-Z_])[\w-]{8}\.js(\.map)?$/;

const yearSeconds = 31_536_000;
const minutesSeconds = 300;

/** Module scripts are always fetched with CORS, and a page is to see why one could not be had. */
const forAnyOrigin: RequestHandler = (_req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*');
  next();
};

/** Serves the widgets to pages of any origin. What is not there is left to the next handler. */
export function widgetFiles(folder: string): RequestHandler[] {
  const files = express.static(folder, {
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders(res: Response, path: string) {
      const caching = hashed.test(path) ? `max-age=${yearSeconds}, immutable` : `max-age=${minutesSeconds}`;
      res.set('Cache-Control', `public, ${caching}`);
    },
  });
  return [forAnyOrigin, files];
}
