import type { Scope } from '@pustaka/core/contract';
import { markup } from '../../http/markup.ts';
import { fill } from '../../words.ts';
import type { Page, PageContext } from './page.ts';
import { wordsOf } from './page.ts';
import { alarm, field, notice } from './parts.ts';
import { newPinFields } from './pin.ts';

/** Asks for card and PIN where no site is signed in to. */
export function accountSignInPage(
  context: PageContext,
  tried?: { readonly card: string; readonly fault: string },
  done?: string,
): Page {
  const words = wordsOf(context);
  const faulty = tried !== undefined;
  return {
    title: words.account,
    body: markup`<main>
      <h1>${words.account}</h1>
      ${notice(done)}
      <p>${words.accountSignIn}</p>
      ${alarm(tried?.fault)}
      <form method="post" action="${context.issuer}/account/sign-in">
        ${field({ name: 'card', label: words.card, hint: words.cardHint, kind: 'card', value: tried?.card ?? '', focused: !faulty, faulty })}
        ${field({ name: 'pin', label: words.pin, kind: 'pin', focused: faulty, faulty })}
        <div class="actions"><button>${words.signIn}</button></div>
      </form>
      <p class="links"><a href="${context.issuer}/forgot-pin">${words.forgot}</a></p>
    </main>`,
  };
}

export interface AccountView {
  readonly name: string;
  /** Masked. */
  readonly card: string;
  readonly email: string | undefined;
  /** Where a link to a new PIN is sent. */
  readonly resetEmail: string | undefined;
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly scopes: readonly Scope[];
  }[];
  readonly fault?: string;
  readonly done?: string;
}

/** What a reader has allowed whom, and the ways to end it. */
export function accountPage(context: PageContext, view: AccountView): Page {
  const words = wordsOf(context);
  const { name, card, sites, fault, done } = view;
  const address = `${context.issuer}/account`;
  return {
    title: words.account,
    body: markup`<main>
      <h1>${words.account}</h1>
      <p class="quiet">${fill(words.signedInAs, { name, card })}</p>
      ${notice(done)} ${alarm(fault)}
      <h2>${words.sites}</h2>
      ${
        sites.length === 0
          ? markup`<p>${words.noSites}</p>`
          : markup`<ul class="sites">
              ${sites.map((site) => siteItem(context, site))}
            </ul>`
      }
      <h2>${words.changePin}</h2>
      <form method="post" action="${address}/pin">
        ${field({ name: 'old', label: words.oldPin, kind: 'pin', faulty: fault !== undefined })}
        ${newPinFields(context, fault !== undefined)}
        <div class="actions"><button>${words.save}</button></div>
      </form>
      ${resetEmail(context, view)}
      <h2>${words.everywhere}</h2>
      <p class="quiet">${words.everywhereHint}</p>
      <form method="post" action="${address}/sign-out">
        <div class="actions">
          <button class="plain" formaction="${address}/sign-out-everywhere">${words.everywhere}</button>
          <button class="plain">${words.signOut}</button>
        </div>
      </form>
    </main>`,
  };
}

/** Where a link to a new PIN is sent, and the address that a site wrote and the reader has not confirmed. */
function resetEmail(context: PageContext, view: AccountView) {
  const words = wordsOf(context);
  const { email } = view;
  return markup`<h2>${words.forgotTitle}</h2>
    <p>${view.resetEmail === undefined ? words.resetEmailNone : fill(words.resetEmail, { email: view.resetEmail })}</p>
    ${
      email === undefined || email === view.resetEmail
        ? ''
        : markup`<p>${fill(words.emailChanged, { email })}</p>
          <form method="post" action="${context.issuer}/account/reset-email">
            <input type="hidden" name="email" value="${email}" />
            <div class="actions"><button class="plain">${fill(words.confirmEmail, { email })}</button></div>
          </form>`
    }`;
}

function siteItem(context: PageContext, { id, name, scopes }: AccountView['sites'][number]) {
  const words = wordsOf(context);
  return markup`<li>
    <strong>${name}</strong>
    <ul>
      ${scopes.map((scope) => markup`<li>${words.scopes[scope]}</li>`)}
    </ul>
    <form method="post" action="${context.issuer}/account/sites/${id}/withdraw">
      <button class="link">${fill(words.withdraw, { site: name })}</button>
    </form>
  </li>`;
}
