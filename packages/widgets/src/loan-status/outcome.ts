import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { draw } from '../parts/draw.ts';
import { stop, tick } from '../parts/outcome-drawings.ts';
import type { PustakaLoanStatus } from './element.ts';

/** What came of what the reader did to a thing, beside it. */
export function outcome({ account }: PustakaLoanStatus, id: string): TemplateResult | typeof nothing {
  const found = account.outcomes.get(id);
  if (!found) return nothing;
  return html`<p class="fact outcome ${found.done ? 'good' : 'late'}">
    ${draw(found.done ? tick : stop)} <span>${found.text}</span>
  </p>`;
}
