import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaLoanStatus } from './element.ts';

/** The widget's heading, with the card that is open. */
export function head({ account, card, headingLevel, speech }: PustakaLoanStatus): TemplateResult {
  const me = account.contents?.me;
  return html`<div class="head">
      <div>
        <div id="headline" role="heading" aria-level=${headingLevel} tabindex="-1">
          ${speech.say('heading')}
        </div>
        <p class="muted whose">${me && card.value?.owner(me)}</p>
      </div>
      ${card.value?.tools()}
    </div>
    ${me && card.value?.notices(me)}`;
}
