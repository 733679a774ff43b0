import { markup, raw } from '../../http/markup.ts';
import type { Markup } from '../../http/markup.ts';
import { hashSource } from '../../http/page-policy.ts';
import { pageStyle } from './style.ts';
import { identityWords } from './words.ts';
import type { IdentityWords } from './words.ts';

/** What every sign-in page needs to know. */
export interface PageContext {
  readonly language: 'id' | 'en';
  /** The library's name. */
  readonly library: string;
  /** The address under which the pages are: `https://pustaka.example.id/oidc`. */
  readonly issuer: string;
}

export interface Page {
  readonly title: string;
  readonly body: Markup;
  /** An address that a form of this page may lead to beside the library's own: the site that is signed in to. */
  readonly leadsTo?: string;
  /** Whether the page runs the script that hands over. */
  readonly handsOver?: boolean;
}

export const wordsOf = ({ language }: PageContext): IdentityWords => identityWords[language];

const styleSource = hashSource(pageStyle);

// In one piece, since every space within counts for the hash.
const styleElement = raw(`<style>${pageStyle}</style>`);

/** The page in full. It works without script, and is never shown inside another page. */
export function renderPage({ language, library, issuer }: PageContext, page: Page): string {
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${page.title} – ${library}</title>
        ${styleElement}
        ${page.handsOver ? markup`<script type="module" src="${issuer}/relay.js"></script>` : ''}
      </head>
      <body>
        <header>${library}</header>
        ${page.body}
      </body>
    </html> `.text;
}

/** What goes with the page: it is nobody's to keep, to frame or to add to. */
export function pageHeaders({ language }: PageContext, page: Page): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
    'Content-Security-Policy': policy(page),
    'Cache-Control': 'no-store',
    // Without any, browsers would hide from our own server where a form came from.
    'Referrer-Policy': 'same-origin',
  };
}

function policy({ leadsTo, handsOver }: Page): string {
  return [
    "default-src 'none'",
    `style-src ${styleSource}`,
    ...(handsOver ? ["script-src 'self'"] : []),
    // Browsers hold every redirect after a form against this, too.
    `form-action 'self'${leadsTo === undefined ? '' : ` ${sourceOf(leadsTo)}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** An address as a policy names its source: the origin, or an app's scheme. */
function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}
