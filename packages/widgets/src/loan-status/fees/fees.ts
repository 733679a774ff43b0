import type { Fee } from '@pustaka/core';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { Speech } from '../../foundation/speech.ts';
import { fullDateIn } from '../full-date.ts';
import { moneyIn } from '../../parts/money.ts';
import type { Contents } from '../account.ts';
import type { PustakaLoanStatus } from '../element.ts';
import { sectionHeading } from '../lists.ts';
import { words } from './words.ts';

/** What the reader owes. */
export default class Fees {
  static readonly styles = css`
    .fee {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0.25rem 1rem;
      padding-block: 0.75rem;
      border-block-start: 1px solid var(--_border);
    }
    .amount {
      font-weight: 650;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;
  readonly #host: PustakaLoanStatus;
  readonly #speech: Speech<typeof words.indonesian>;

  constructor(host: PustakaLoanStatus) {
    this.#host = host;
    this.#speech = new Speech(host, words);
  }

  view({ fees }: Contents): TemplateResult | typeof nothing {
    const open = fees.filter(({ outstanding }) => outstanding.amount > 0);
    if (open.length === 0) return nothing;
    const { say, languages, list } = this.#speech;
    const totals = new Map<string, number>();
    for (const { outstanding } of open) {
      const { amount, currency } = outstanding;
      totals.set(currency, (totals.get(currency) ?? 0) + amount);
    }
    const amounts = [...totals].map(([currency, amount]) => moneyIn(languages, { amount, currency }));
    return html`<div class="bar">
        ${sectionHeading(this.#host, say('fees'))}
        <p class="amount">${say('total', { amount: list(amounts) })}</p>
      </div>
      <ul class="things">
        ${open.map((one) => this.#fee(one))}
      </ul>
      <p class="muted">${say('pay')}</p>`;
  }

  #fee({ kind, record, outstanding, since, note }: Fee): TemplateResult {
    const { say, nameOf, languages } = this.#speech;
    const name = nameOf('kind', kind) === kind ? say('kind.other') : nameOf('kind', kind);
    return html`<li class="fee" part="fee">
      <div class="about">
        <p>${name}${record ? `: ${record.title}` : nothing}</p>
        <p class="muted">${say('since', { date: fullDateIn(languages, since) })} ${note}</p>
      </div>
      <p class="amount">${moneyIn(languages, outstanding)}</p>
    </li>`;
  }
}
