import type { CalendarAddress } from '@pustaka/core';
import { css, html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import { Speech } from '../../foundation/speech.ts';
import { copy } from '../../parts/copy.ts';
import { outcome } from '../../parts/outcome.ts';
import { actOnCard } from '../acting.ts';
import type { Contents } from '../account.ts';
import type { PustakaLoanStatus } from '../element.ts';
import { sectionHeading } from '../lists.ts';
import { words } from './words.ts';

/** The secret address at which calendar programs follow the due dates. */
export default class Calendar implements ReactiveController {
  static readonly styles = css`
    .calendar {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 0.625rem;
      margin-block-start: 1.75rem;
    }
    .calendar input {
      inline-size: 100%;
      min-block-size: 2.75rem;
      padding: 0.25rem 0.875rem;
      border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
      border-radius: var(--_radius);
      background: none;
    }
    .calendar .button {
      display: inline-flex;
      align-items: center;
      color: inherit;
      text-decoration: none;
    }
  `;
  readonly #host: PustakaLoanStatus;
  readonly #speech: Speech<typeof words.indonesian>;
  readonly #latest = new Latest();
  /** What was last known, and of which card as it was loaded. */
  #known: { readonly of: Contents['me']; readonly calendar: CalendarAddress | undefined } | undefined;
  #copied = false;

  constructor(host: PustakaLoanStatus) {
    this.#host = host;
    this.#speech = new Speech(host, words);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#latest.stop();
    // So that it is asked for again when the widget comes back.
    if (!this.#known?.calendar) this.#known = undefined;
  }

  view({ me }: Contents): TemplateResult | typeof nothing {
    if (this.#known?.of.id !== me.id) void this.#ask(me);
    const calendar = this.#known?.calendar;
    if (!calendar) return nothing;
    const { say } = this.#speech;
    const { active, url } = calendar;
    return html`<div class="calendar">
      ${sectionHeading(this.#host, say('calendar'))}
      <p class="muted">${say(url ? 'made' : active ? 'active' : 'what')}</p>
      ${url ? html`<input readonly aria-label=${say('address')} .value=${url} @focus=${select} />` : nothing}
      <div class="actions">
        ${
          url
            ? html`<button type="button" @click=${() => void this.#copy(url)}>
                  ${say(this.#copied ? 'copied' : 'copy')}
                </button>
                <a class="button" href=${url.replace(/^https?:/, 'webcal:')}>${say('subscribe')}</a>`
            : html`<button
                class="create"
                type="button"
                @click=${() => void this.#change(me, 'createCalendar', 'created')}
              >
                ${say(active ? 'renew' : 'create')}
              </button>`
        }
        ${
          active
            ? html`<button
                class="revoke"
                type="button"
                @click=${() => void this.#change(me, 'revokeCalendar', 'revoked')}
              >
                ${say('revoke')}
              </button>`
            : nothing
        }
      </div>
      ${outcome(this.#host.account, 'calendar')}
    </div>`;
  }

  async #ask(of: Contents['me']): Promise<void> {
    this.#known = { of, calendar: undefined };
    const { connection, account } = this.#host;
    const { patron } = account;
    const signal = this.#latest.begin();
    try {
      const { CirculationClient } = await import('../../parts/personal.ts');
      const calendar = await new CirculationClient(connection!).calendar({ patron, signal });
      if (signal.aborted) return;
      this.#known = { of, calendar };
    } catch (error) {
      if (signal.aborted) return;
      // The loans do not depend on it: without an answer there is no calendar to offer.
      this.#host.fail(error);
    }
    this.#host.requestUpdate();
  }

  async #change(
    of: Contents['me'],
    how: 'createCalendar' | 'revokeCalendar',
    said: 'created' | 'revoked',
  ): Promise<void> {
    const done = await actOnCard(
      this.#host,
      'calendar',
      (client, options) => client[how](options),
      (calendar) => {
        this.#known = { of, calendar };
        this.#copied = false;
        return { text: this.#speech.say(said) };
      },
    );
    if (done) await this.#host.focusOn('.calendar input', '.calendar .create');
  }

  async #copy(url: string): Promise<void> {
    this.#copied = await copy(this.#host, url, this.#speech.say('copied'));
    this.#host.requestUpdate();
  }
}

const select = (event: Event): void => {
  (event.target as HTMLInputElement).select();
};
