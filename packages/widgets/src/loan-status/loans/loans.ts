import type { Loan } from '@pustaka/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { Speech } from '../../foundation/speech.ts';
import { draw } from '../../parts/draw.ts';
import { moneyIn } from '../../parts/money.ts';
import type { Contents } from '../account.ts';
import type { PustakaLoanStatus } from '../element.ts';
import { outcome, stop } from '../../parts/outcome.ts';
import { thing } from '../thing.ts';
import { sectionHeading } from '../lists.ts';
import { due } from './due.ts';
import { isRenewing, isRenewingAny, renew, renewAll } from './renewing.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/** The loans, the most urgent first, and what renews them. */
export default class Loans {
  static readonly styles = styles;
  readonly host: PustakaLoanStatus;
  readonly speech: Speech<typeof words.indonesian>;

  constructor(host: PustakaLoanStatus) {
    this.host = host;
    this.speech = new Speech(host, words);
  }

  view({ loans }: Contents): TemplateResult {
    const { host } = this;
    const { say } = this.speech;
    const { account } = host;
    const { busy } = account;
    const renewable = loans.filter(({ notRenewable }) => !notRenewable).length;
    return html`<div class="bar">
        ${sectionHeading(host, host.speech.say('loans'), loans.length)}
        ${
          renewable > 1 || busy.has('all')
            ? html`<button
                type="button"
                aria-disabled=${isRenewingAny(account)}
                @click=${() => void renewAll(this)}
              >
                ${say(busy.has('all') ? 'renewing' : 'renew.all')}
              </button>`
            : nothing
        }
      </div>
      ${outcome(account, 'all')}
      ${loans.length === 0 ? html`<p class="muted empty">${say('empty')}</p>` : nothing}
      <ol class="things" part="results">
        ${loans.map((one) => this.#loan(one))}
      </ol>`;
  }

  #loan(one: Loan): TemplateResult {
    const { host, speech } = this;
    const { account } = host;
    const { say, nameOf, languages } = speech;
    const { id, record, notRenewable, fine } = one;
    const doing = account.busy.has(id) ? 'renewing' : 'renew';
    const why = notRenewable && (nameOf('not', notRenewable) === notRenewable ? 'other' : notRenewable);
    const rest = html`${due(this, one)}
    ${fine ? html`<p class="muted">${say('fine', { amount: moneyIn(languages, fine) })}</p>` : nothing}
    ${
      why && !account.outcomes.has(id)
        ? html`<p class="muted fact">${draw(stop)} <span>${nameOf('not', why)}</span></p>`
        : nothing
    }
    ${outcome(account, id)}`;
    return html`<li class="thing" part="loan" data-loan=${id}>
      ${thing(host, record, id, rest)}
      ${
        why
          ? nothing
          : html`<button
              class="renew"
              part="renew"
              type="button"
              aria-label=${`${say(doing)} ${record.title}`}
              aria-disabled=${isRenewing(account, one)}
              @click=${() => void renew(this, one)}
            >
              ${say(doing)}
            </button>`
      }
    </li>`;
  }
}
