import { css } from 'lit';

/** A button that fits a header, and a menu that hangs from it. */
export const styles = css`
  :host {
    /* The theme's size containment would leave no room in a header that gives its children what they need. */
    container-type: normal;
  }
  .place:focus {
    outline: none;
  }
  .sign-in,
  .who {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    max-inline-size: 100%;
  }
  .who {
    anchor-name: --pustaka-who;
    border-radius: 2em;
  }
  .name {
    overflow: hidden;
    max-inline-size: 14rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .note {
    max-inline-size: 20rem;
    margin-block-start: 0.25rem;
    font-size: 0.875em;
  }
  .ghost {
    display: inline-block;
    vertical-align: top;
    inline-size: 7rem;
    block-size: 2.75rem;
    border-radius: 2em;
    background: var(--_tint);
  }
  [popover] {
    inline-size: 19rem;
    max-inline-size: calc(100vw - 1rem);
    padding: 1rem;
    border: 1px solid color-mix(in srgb, currentColor 16%, transparent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_on-surface);
    box-shadow: 0 8px 28px #0003;
    font-size: 0.9375em;
    text-align: start;
  }
  @supports (position-area: block-end) {
    [popover] {
      inset: auto;
      margin: 0.375rem 0;
      position-anchor: --pustaka-who;
      position-area: block-end span-inline-start;
      position-try-fallbacks:
        flip-inline,
        block-end span-all;
    }
  }
  .owner {
    font-size: 1.0625em;
    font-weight: 650;
  }
  .card {
    font-variant-numeric: tabular-nums;
  }
  .choices {
    display: flex;
    flex-direction: column;
    gap: 0.5rem;
    margin-block-start: 0.875rem;
  }
  .choices a {
    padding-block: 0.375rem;
    color: inherit;
  }
  .trouble p {
    margin-block-end: 0.5rem;
  }
`;
