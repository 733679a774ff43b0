import type { Me } from '@pustaka/core';
import { css, html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { draw } from '../../parts/draw.ts';
import { outcomeStyles } from '../../parts/outcome.ts';
import { dateIn } from '../../parts/date.ts';
import { statusColours } from '../../parts/status-colours.ts';
import { alert } from '../drawings.ts';
import type { Contents } from '../account.ts';
import type { PustakaLoanStatus } from '../element.ts';
import { words } from '../words.ts';
import { styles } from './styles.ts';
import { indonesian } from './words.id.ts';

// Other languages have all words of the widget in one file, which is there before anything is shown.
Object.assign(words.indonesian, indonesian);

/** Whose card is open, the way to the other cards and out, and what the library says about the card. */
export default class Card implements ReactiveController {
  static readonly styles = css`
    ${statusColours}${outcomeStyles}${styles}
  `;
  readonly #host: PustakaLoanStatus;
  /** The id of whose card is open. */
  #open: string | undefined;

  constructor(host: PustakaLoanStatus) {
    this.#host = host;
    host.addController(this);
  }

  /** Tells screen readers what is on a card that opens, where their reader waits for it. */
  hostUpdate(): void {
    const { account, shadowRoot } = this.#host;
    const { contents } = account;
    if (contents?.me.id === this.#open) return;
    this.#open = contents?.me.id;
    if (contents && shadowRoot?.activeElement) this.#host.announce(this.#summary(contents));
  }

  /** Name, number and last day. */
  owner({ name, card, expires }: Me): string {
    const { say, languages } = this.#host.speech;
    return `${name} · ${card} · ${say('until', { date: dateIn(languages, expires) })}`;
  }

  /** What is on a card, in one sentence. */
  #summary({ me, loans }: Contents): string {
    const { say, list } = this.#host.speech;
    const late = loans.filter(({ overdueDays }) => overdueDays > 0).length;
    const counts = [say('total', { count: loans.length })];
    if (late > 0) counts.push(say('overdue', { count: late }));
    return `${me.name}: ${list(counts)}`;
  }

  /** All of it at once, so that nothing moves aside for the cards. */
  tools(): TemplateResult | typeof nothing {
    const { account, speech } = this.#host;
    const { own, error } = account;
    if (!account.signedIn || !(own ?? error)) return nothing;
    return html`${own && own.wards.length > 0 ? this.#choice(own) : nothing}
      <button type="button" @click=${() => void this.#leave()}>${speech.say('sign-out')}</button>`;
  }

  async #leave(): Promise<void> {
    const { account, speech } = this.#host;
    await account.reader?.signOut();
    this.#host.announce(speech.say('left'));
    await this.#host.focusOn('.sign-in');
  }

  /** Why the card cannot be used. */
  notices({ blocks }: Me): TemplateResult[] {
    const { say, nameOf } = this.#host.speech;
    return blocks.map(
      ({ reason, note, id }) =>
        html`<p class="notice late" data-block=${id}>
          ${draw(alert)}
          <span
            >${nameOf('block', reason) === reason ? say('block.other') : nameOf('block', reason)}
            ${note}</span
          >
        </p>`,
    );
  }

  /** The cards that a guardian switches between. */
  #choice(own: Me): TemplateResult {
    const { account, speech } = this.#host;
    const open = (event: Event) => void account.open((event.target as HTMLSelectElement).value);
    return html`<select aria-label=${speech.say('card')} @change=${open}>
      ${[own, ...own.wards].map(
        ({ id, name, card }) =>
          html`<option value=${id} ?selected=${id === (account.patron ?? own.id)}>${name} ${card}</option>`,
      )}
    </select>`;
  }
}
