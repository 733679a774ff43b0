import { css } from 'lit';

/** Stands at the foot of the window, whatever the reader has scrolled to, and moves nothing. */
export const styles = css`
  .idle {
    inset: auto 0 1rem;
    inline-size: 24rem;
    max-inline-size: calc(100vw - 2rem);
    margin: 0 auto;
    padding: 1rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_on-surface);
    box-shadow: 0 8px 28px #0003;
    font-size: 1rem;
  }
  .idle button {
    margin-block-start: 0.75rem;
  }
`;
