import { css } from 'lit';

export const styles = css`
  .hold {
    margin-block-start: 1rem;
  }
  .hold > .muted {
    margin-block-end: 0.5rem;
    font-size: 0.9375em;
  }
  form.hold {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.75rem;
    max-inline-size: 26rem;
    padding: 1rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .lending .hold {
    margin: 0;
  }
  .lending form.hold {
    margin-block: 0.5rem;
    padding: 0.75rem;
  }
  /* Below the cover where large text leaves no room beside it. */
  .hit:has(form.hold) {
    flex-wrap: wrap;
  }
  .about:has(form.hold) {
    flex-basis: 12rem;
  }
  .hold .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .hold label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    max-inline-size: 100%;
  }
  .hold select {
    max-inline-size: 100%;
  }
  .hold [aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
`;
