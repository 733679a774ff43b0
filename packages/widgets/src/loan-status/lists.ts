import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaLoanStatus } from './element.ts';

/** The heading of one of the lists, with how much is in it. */
export const sectionHeading = (host: PustakaLoanStatus, text: string, count?: number): TemplateResult =>
  html`<div class="section" role="heading" aria-level=${host.headingLevel + 1} tabindex="-1">
    ${text}
    ${count ? html`<span class="count">${new Intl.NumberFormat(host.speech.languages).format(count)}</span>` : nothing}
  </div>`;

/** Empty places, so that nothing jumps when the loans come. */
export function ghosts(host: PustakaLoanStatus): TemplateResult {
  const { say } = host.speech;
  return html`<div class="bar">${sectionHeading(host, say('loans'))}</div>
    <p class="unseen">${say('loading')}</p>
    <ol class="things" part="results" aria-busy="true">
      ${Array.from(
        { length: 3 },
        () =>
          html`<li class="thing ghost" aria-hidden="true">
            <div class="cover"></div>
            <div class="about"><i></i><i></i><i></i></div>
          </li>`,
      )}
    </ol>`;
}
