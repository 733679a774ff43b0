import type { Scope } from '@pustaka/core/contract';
import { markup } from '../../http/markup.ts';
import { fill } from '../../words.ts';
import type { Page, PageContext } from './page.ts';
import { wordsOf } from './page.ts';
import { alarm, field } from './parts.ts';

/** The sign-in that a page belongs to. */
export interface SignIn {
  readonly uid: string;
  /** The site's name. */
  readonly site: string;
  /**
   * Who gets the outcome, for the reader to compare with what they see: the hosts of the site's pages, or an app's own scheme.
   * Absent for an app that listens on the reader's device.
   */
  readonly address: string | undefined;
  /** Where the reader goes on afterwards; absent where that is the library's own hand-over page. */
  readonly leadsTo?: string;
}

/** Asks for card and PIN. */
export function signInPage(
  context: PageContext,
  { uid, site, address, leadsTo }: SignIn,
  tried?: { readonly card: string; readonly fault: string },
): Page {
  const words = wordsOf(context);
  const action = `${context.issuer}/sign-in/${uid}`;
  const faulty = tried !== undefined;
  return {
    title: words.signIn,
    ...(leadsTo !== undefined && { leadsTo }),
    body: markup`<main>
      <h1>${fill(words.signInTo, { site })}</h1>
      <p class="quiet">${fill(words.safe, { site, address: address ?? words.thisDevice })}</p>
      ${alarm(tried?.fault)}
      <form method="post" action="${action}">
        ${field({ name: 'card', label: words.card, hint: words.cardHint, kind: 'card', value: tried?.card ?? '', focused: !faulty, faulty })}
        ${field({ name: 'pin', label: words.pin, kind: 'pin', focused: faulty, faulty })}
        <div class="actions">
          <button>${words.signIn}</button>
          <button class="plain" formaction="${action}/cancel" formnovalidate>${words.cancel}</button>
        </div>
      </form>
      <p class="links"><a href="${context.issuer}/forgot-pin">${words.forgot}</a></p>
    </main>`,
  };
}

export interface Consenting {
  readonly name: string;
  /** Masked. */
  readonly card: string;
  readonly scopes: readonly Scope[];
}

/** Asks a signed-in reader whether a site may do what it asks for. */
export function consentPage(context: PageContext, signIn: SignIn, consenting: Consenting): Page {
  const words = wordsOf(context);
  const { uid, site, address = words.thisDevice, leadsTo } = signIn;
  const { name, card, scopes } = consenting;
  const action = `${context.issuer}/sign-in/${uid}`;
  return {
    title: fill(words.consentTitle, { site }),
    ...(leadsTo !== undefined && { leadsTo }),
    body: markup`<main>
      <h1>${fill(words.consentTitle, { site })}</h1>
      <p>${fill(words.consentIntro, { site, address })}</p>
      <ul>
        ${scopes.map((scope) => markup`<li>${words.scopes[scope]}</li>`)}
      </ul>
      <p class="quiet">${words.noPin} ${words.consentOutro}</p>
      <form method="post" action="${action}/consent">
        <div class="actions">
          <button>${words.allow}</button>
          <button class="plain" formaction="${action}/cancel">${words.cancel}</button>
        </div>
        <p class="quiet links">
          ${fill(words.signedInAs, { name, card })}<br /><button class="link" formaction="${action}/switch">
            ${words.notYou}
          </button>
        </p>
      </form>
    </main>`,
  };
}
