import { css } from 'lit';
import type { CSSResult } from 'lit';

/** The colours of what is to be had or done, and of what is not; browsers before 2024 leave such text in its own colour. */
export const statusColours: CSSResult = css`
  :host {
    --_good: var(--pustaka-available, light-dark(#17713a, #74d99a));
    --_bad: var(--pustaka-unavailable, light-dark(#9a4a06, #f3b27a));
  }
`;
