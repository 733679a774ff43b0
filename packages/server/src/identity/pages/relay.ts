import { markup } from '../../http/markup.ts';
import { fill } from '../../words.ts';
import type { Page, PageContext } from './page.ts';
import { wordsOf } from './page.ts';

/**
 * Hands a sign-in's outcome over to the page that opened this one in a window, where that page is the site's own: a
 * browser delivers a message only where its target is the receiver's exact origin.
 */
export const relayScript = `const { message, origins } = document.querySelector('main').dataset;
if (window.opener) {
  for (const origin of JSON.parse(origins)) window.opener.postMessage(JSON.parse(message), origin);
  window.close();
}
`;

/** @param outcome `code`, `state`, `iss`, or `error`: the parameters of an authorization response (RFC 6749, section 4.1.2) */
export function relayPage(
  context: PageContext,
  site: { readonly name: string; readonly origins: readonly string[] },
  outcome: Readonly<Record<string, string>>,
): Page {
  const words = wordsOf(context);
  const message = JSON.stringify({ type: 'pustaka-sign-in', ...outcome });
  const text = 'code' in outcome ? words.handedOverBody : words.notHandedOverBody;
  return {
    title: words.handedOver,
    handsOver: true,
    body: markup`<main data-message="${message}" data-origins="${JSON.stringify(site.origins)}">
      <h1>${words.handedOver}</h1>
      <p role="status">${fill(text, { site: site.name })}</p>
    </main>`,
  };
}
