import { markup } from '../../http/markup.ts';
import type { Page, PageContext } from './page.ts';
import { wordsOf } from './page.ts';
import { alarm, field } from './parts.ts';

/** Asks for the card whose PIN was forgotten. */
export function forgotPage(context: PageContext, fault?: string): Page {
  const words = wordsOf(context);
  return {
    title: words.forgotTitle,
    body: markup`<main>
      <h1>${words.forgotTitle}</h1>
      <p>${words.forgotIntro}</p>
      ${alarm(fault)}
      <form method="post" action="${context.issuer}/forgot-pin">
        ${field({ name: 'card', label: words.card, kind: 'card', focused: true })}
        <div class="actions"><button>${words.send}</button></div>
      </form>
    </main>`,
  };
}

/** The same for every card, whether or not there is one. */
export function sentPage(context: PageContext): Page {
  const words = wordsOf(context);
  return {
    title: words.sentTitle,
    body: markup`<main>
      <h1>${words.sentTitle}</h1>
      <p role="status">${words.sent}</p>
    </main>`,
  };
}

/** Sets a new PIN by the link from a mail. */
export function resetPage(context: PageContext, token: string, fault?: string): Page {
  const words = wordsOf(context);
  const faulty = fault !== undefined;
  return {
    title: words.resetTitle,
    body: markup`<main>
      <h1>${words.resetTitle}</h1>
      ${alarm(fault)}
      <form method="post" action="${context.issuer}/reset-pin">
        <input type="hidden" name="token" value="${token}" />
        ${newPinFields(context, faulty)}
        <div class="actions"><button>${words.save}</button></div>
      </form>
    </main>`,
  };
}

export function newPinFields(context: PageContext, faulty: boolean) {
  const words = wordsOf(context);
  return markup`${field({ name: 'pin', label: words.newPin, hint: words.newPinHint, kind: 'new-pin', faulty })}
  ${field({ name: 'again', label: words.repeatPin, kind: 'new-pin', faulty })}`;
}

/** Says that something is done, and where to go on. */
export function donePage(context: PageContext, text: string): Page {
  const words = wordsOf(context);
  return {
    title: words.handedOver,
    body: markup`<main>
      <h1>${words.handedOver}</h1>
      <p role="status">${text}</p>
      <p class="links"><a href="${context.issuer}/account">${words.goAccount}</a></p>
    </main>`,
  };
}
