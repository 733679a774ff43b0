import { markup, raw } from '../markup.ts';
import { widgetPagePolicy } from '../page-policy.ts';
import { homeStyle } from './style.ts';
import { homeWords } from './words.ts';

export interface HomePage {
  /** The library's name. */
  readonly name: string;
  /** In which the page speaks. */
  readonly language: 'id' | 'en';
  /** This server as other websites reach it, without a slash at the end. */
  readonly url: string;
  /** Whether the widgets can be shown. */
  readonly widgets: boolean;
}

// In one piece, since every space within counts for the policy's hash.
const styleElement = raw(`<style>${homeStyle}</style>`);

export const homePolicy = widgetPagePolicy({ style: homeStyle });

/** The page at the server's root: the catalogue for whoever follows a link here, the tag to paste, and where developers go on. */
export function homePage({ name, language, url, widgets }: HomePage): string {
  const words = homeWords[language];
  const loader = `${url}/widgets/loader.js`;
  const tag = `<script type="module" src="${loader}"></script>\n<pustaka-catalog-search library="${url}"></pustaka-catalog-search>`;
  const frame = `<iframe src="${url}/embed/catalog-search"\n  title="${words.frameTitle}" width="100%" height="720"\n  allow="clipboard-write; web-share" style="border: 0"></iframe>`;
  const links: [href: string, label: string][] = [
    ['/v1/openapi.json', words.openapi],
    ['/v1/library', words.profile],
    ['/readyz', words.ready],
  ];
  const search = markup`<section aria-labelledby="try">
<h2 id="try">${words.try}</h2>
<pustaka-catalog-search library="${url}" sync-address></pustaka-catalog-search>
</section>
`;

  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${name}</title>
${styleElement}
${widgets ? markup`<script type="module" src="${loader}"></script>` : ''}
</head>
<body>
<header><h1>${name}</h1><p>${words.intro}</p></header>
<main>
${widgets ? search : ''}<section aria-labelledby="embed">
<h2 id="embed">${words.embed}</h2>
<p>${widgets ? words.embedHow : words.notBuilt}</p>
<pre tabindex="0"><code>${tag}</code></pre>
${widgets ? markup`<p>${words.frameHow}</p>\n<pre tabindex="0"><code>${frame}</code></pre>\n` : ''}</section>
<section aria-labelledby="developers">
<h2 id="developers">${words.developers}</h2>
<ul>
${links.map(([path, label]) => markup`<li><a href="${url + path}">${label}</a></li>\n`)}</ul>
</section>
</main>
</body>
</html>
`.text;
}
