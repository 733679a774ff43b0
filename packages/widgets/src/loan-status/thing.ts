import type { Loan } from '@pustaka/core';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaLoanStatus } from './element.ts';

/** Cover, title and author of what is borrowed or waited for. */
export function thing(
  host: PustakaLoanStatus,
  { id, title, author, format }: Loan['record'],
  thingId: string,
  rest: unknown,
): TemplateResult {
  const art = host.art.value;
  return html`<div class="cover" aria-hidden="true">${art?.cover(id, title, author)}</div>
    <div class="about">
      <div
        role="heading"
        aria-level=${host.headingLevel + 2}
        class="title"
        tabindex="-1"
        data-title=${thingId}
      >
        ${title}
      </div>
      <p class="muted by">${author ? html`${author} · ` : nothing}${art?.format(format)}</p>
      ${rest}
    </div>`;
}
