import type { Page } from 'puppeteer-core';

/** The header that carries cookies to a server, and the one by which it sets some. */
const ofCookies = /^(set-)?cookie$/i;

/** What the documents of an origin have asked for so far, as addresses. */
export interface Requests {
  all(): string[];
  /** Those that were sent a cookie, or were to set one, kept or not. */
  withCookies(): string[];
  /** By which the browser asked first whether the page may (CORS preflight requests). */
  preflights(): string[];
}

/** Notes from now on what a page asks for, as long as it shows documents of this origin. */
export async function watchRequests(page: Page, origin: string): Promise<Requests> {
  const addresses = new Map<string, string>();
  const withCookies = new Set<string>();
  const preflights: string[] = [];
  const note = ({ requestId, headers }: { requestId: string; headers: object }) => {
    if (Object.keys(headers).some((name) => ofCookies.test(name))) withCookies.add(requestId);
  };
  const protocol = await page.createCDPSession();
  protocol.on('Network.requestWillBeSent', ({ requestId, request, documentURL }) => {
    if (request.method === 'OPTIONS') preflights.push(request.url);
    else if (documentURL.startsWith(`${origin}/`)) addresses.set(requestId, request.url);
  });
  // What the browser itself adds and takes is told apart, and may be told before.
  protocol.on('Network.requestWillBeSentExtraInfo', note);
  protocol.on('Network.responseReceivedExtraInfo', note);
  await protocol.send('Network.enable');
  return {
    all: () => [...addresses.values()],
    withCookies: () => [...addresses].filter(([id]) => withCookies.has(id)).map(([, address]) => address),
    preflights: () => preflights,
  };
}
