import { css, html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { Doings } from './acting.ts';
import { draw } from './draw.ts';

/* What is done, and what is refused: paths for `draw`. */
export const tick = 'M5 12.5l4.5 4.5L19 7.5';
export const stop = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M6 6l12 12';

/** What came of what the reader did to a thing, beside it. */
export function outcome({ outcomes }: Doings, id: string): TemplateResult | typeof nothing {
  const found = outcomes.get(id);
  if (!found) return nothing;
  return html`<p class="outcome ${found.done ? 'good' : 'late'}" tabindex="-1">
    ${draw(found.done ? tick : stop)} <span>${found.text}</span>
  </p>`;
}

export const outcomeStyles: CSSResult = css`
  .outcome {
    display: flex;
    gap: 0.375em;
    margin-block-start: 0.25rem;
    color: var(--_bad);
    font-weight: 500;
  }
  .outcome:focus {
    outline: none;
  }
  .outcome.good {
    color: var(--_good);
  }
  .outcome .icon {
    margin-block-start: 0.15em;
  }
`;
