import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaLoanStatus } from './element.ts';

/** The widget's heading, with the card that is open, or the place for it. */
export function head({ account, card, headingLevel, speech }: PustakaLoanStatus): TemplateResult {
  const me = account.contents?.me;
  return html`<div class="head">
      <div id="headline" role="heading" aria-level=${headingLevel} tabindex="-1">
        ${speech.say('heading')}
      </div>
      ${
        account.signedOut
          ? nothing
          : html`<p class="muted whose">${me && card.value?.owner(me)}</p>
              <div class="tools">${card.value?.tools()}</div>`
      }
    </div>
    ${me && card.value?.notices(me)}`;
}
