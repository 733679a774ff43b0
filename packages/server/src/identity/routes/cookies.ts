import type { CookieOptions, Request } from 'express';

/** How a cookie is set for the library's own pages at this address or below it, out of reach of scripts and other sites. */
export function ownCookie(address: string): CookieOptions {
  const { pathname, protocol } = new URL(address);
  return { httpOnly: true, sameSite: 'strict', secure: protocol === 'https:', path: pathname };
}

/** A cookie that came with a request. */
export function cookieOf(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
