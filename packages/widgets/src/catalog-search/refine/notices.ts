import type { SearchAnswer } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Speech } from '../../foundation/speech.ts';
import type { Criteria } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { Answer } from '../question.ts';
import type { words } from './words.ts';

type Advice = NonNullable<SearchAnswer['advice']>[number];

/** What the library says about the query: how it was mended, or what would find something. */
export function notices(
  host: PustakaCatalogSearch,
  answer: Answer | undefined,
  { say }: Speech<typeof words.indonesian>,
): TemplateResult | typeof nothing {
  const { criteria } = host.question;
  const { correction, advice = [] } = answer ?? {};
  const button = (text: string, change: Partial<Criteria>) => {
    const search = () => {
      host.search(change);
      // The button that was pressed is gone.
      void host.focusOn('#headline');
    };
    return html`<button class="link" type="button" @click=${search}>${text}</button>`;
  };
  // An advice with words of its own is another query; one without is about the filters.
  const changeOf = ({ query }: Advice): Partial<Criteria> => ({
    q: query ?? criteria.q,
    filters: {},
    exact: false,
  });
  return html`${
    correction
      ? html`<p class="notice">
          ${
            correction.applied
              ? html`${say('corrected.to', { query: correction.query })}
                ${button(say('corrected.back', { query: criteria.q }), { exact: true })}`
              : button(say('corrected.offer', { query: correction.query }), {
                  q: correction.query,
                  exact: false,
                })
          }
        </p>`
      : nothing
  }
  ${
    advice.length > 0
      ? html`<div class="notice">
          <p>${say('advice.title')}</p>
          <ul>
            ${advice.map(
              (one) =>
                html`<li>
                  ${one.code === 'check-spelling' ? one.label : button(one.label, changeOf(one))}
                  ${
                    one.total === undefined
                      ? nothing
                      : html`<span class="muted">${say('advice.found', { count: one.total })}</span>`
                  }
                </li>`,
            )}
          </ul>
        </div>`
      : nothing
  }`;
}
