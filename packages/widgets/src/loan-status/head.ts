import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { draw } from '../parts/draw.ts';
import { dateIn } from '../parts/locale-formats.ts';
import { alert } from './drawings.ts';
import type { PustakaLoanStatus } from './element.ts';

/** Whose card is open, the way to the other cards and out, and what the library says about the card. */
export function head(host: PustakaLoanStatus): TemplateResult {
  const { account, headingLevel, locale } = host;
  const { say, nameOf } = host.speech;
  const { contents, own, signedIn, error } = account;
  const me = contents?.me;
  const blocks = me?.blocks ?? [];
  return html`<div class="head">
      <div>
        <div id="headline" role="heading" aria-level=${headingLevel} tabindex="-1">${say('heading')}</div>
        <p class="muted whose">
          ${me ? html`${me.name} · ${me.card} · ${say('until', { date: dateIn(locale.language, me.expires) })}` : nothing}
        </p>
      </div>
      ${
        // All of it at once, so that nothing moves aside for the cards.
        signedIn && (own ?? error)
          ? html`<div class="tools">
              ${own && own.wards.length > 0 ? cards(host) : nothing}
              <button type="button" @click=${() => void account.leave()}>${say('sign-out')}</button>
            </div>`
          : nothing
      }
    </div>
    ${blocks.map(
      ({ reason, note, id }) =>
        html`<p class="notice late" data-block=${id}>
          ${draw(alert)}
          <span
            >${nameOf('block', reason) === reason ? say('block.other') : nameOf('block', reason)}
            ${note}</span
          >
        </p>`,
    )}`;
}

/** The cards that a guardian switches between. */
function cards({ account, speech: { say } }: PustakaLoanStatus): TemplateResult {
  const { own } = account;
  const open = (event: Event) => void account.open((event.target as HTMLSelectElement).value);
  return html`<select aria-label=${say('card')} @change=${open}>
    ${[own!, ...own!.wards].map(
      ({ id, name, card }) =>
        html`<option value=${id} ?selected=${id === (account.patron ?? own!.id)}>${name} ${card}</option>`,
    )}
  </select>`;
}
