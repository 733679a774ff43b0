import { markup, raw } from '../markup.ts';
import { widgetPagePolicy } from '../page-policy.ts';
import { accentStyle } from './accent.ts';
import { embedWords } from './words.ts';

/** `auto` follows the reader's device. */
export const schemes = ['light', 'dark', 'auto'] as const;

export interface EmbedPage {
  /** The library's name. */
  readonly name: string;
  /** In which the page speaks. */
  readonly language: 'id' | 'en';
  /** This server as other websites reach it, without a slash at the end. */
  readonly url: string;
  readonly scheme: (typeof schemes)[number];
  /** Six hexadecimal digits; nothing where the website chose none. */
  readonly accent: string;
}

/** Tells the website around the frame how high the page is, in CSS pixels, and whenever that changes. */
const tellSize =
  'new ResizeObserver(()=>{parent.postMessage({type:"pustaka-size",' +
  'height:Math.ceil(document.documentElement.getBoundingClientRect().height)},"*")})' +
  '.observe(document.documentElement)';

/**
 * The catalogue's search alone, for websites that can take an iframe but no script. Nobody can sign in here, and no answer
 * depends on a cookie: there is nothing that a website around the frame could lure a reader into.
 */
export function embedPage(page: EmbedPage): { html: string; policy: string } {
  const { name, language, url } = page;
  const words = embedWords[language];
  const style = styleOf(page);
  const html = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base target="_blank">
<title>${words.title} – ${name}</title>
${raw(`<style>${style}</style>`)}
<script type="module" src="${url}/widgets/loader.js"></script>
${raw(`<script type="module">${tellSize}</script>`)}
</head>
<body>
<main>
<pustaka-catalog-search library="${url}" sync-address page-address="${url}/" heading-level="1">
<a href="${url}/">${words.open}</a>
</pustaka-catalog-search>
</main>
</body>
</html>
`.text;
  return { html, policy: widgetPagePolicy({ style, script: tellSize, framed: true }) };
}

/** The ground is left to the website around the frame, where that is of the same scheme. */
function styleOf({ scheme, accent }: EmbedPage): string {
  const layout =
    'body{margin:0;padding:.25rem;font:1rem/1.5 system-ui,sans-serif}' +
    // Until the widget is there.
    'pustaka-catalog-search{display:block;min-block-size:20rem}';
  if (scheme !== 'auto') return `:root{color-scheme:${scheme};${accentStyle(accent, scheme)}}${layout}`;
  return (
    `:root{color-scheme:light dark;${accentStyle(accent, 'light')}}` +
    `@media(prefers-color-scheme:dark){:root{${accentStyle(accent, 'dark')}}}${layout}`
  );
}
