import { css } from 'lit';

/** What stands on a card, in whichever of its lists. */
export const styles = css`
  .head select {
    flex: 1 1 8rem;
    min-inline-size: 0;
  }
  .head button {
    flex: none;
  }
  /* So that the heading and the button that comes beside it share a line on the narrowest screen. */
  .bar button {
    padding-inline: 0.75rem;
  }
  .title:focus,
  .section:focus,
  #headline:focus {
    outline: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    max-inline-size: 100%;
  }
  select {
    max-inline-size: 100%;
    text-overflow: ellipsis;
  }
  option {
    background: var(--_surface);
    color: var(--_on-surface);
  }
  .head button,
  .head select,
  .bar button,
  .thing button,
  .thing select {
    font-size: 0.9375em;
  }
  .count {
    margin-inline-start: 0.25rem;
    padding: 0.125em 0.625em;
    border-radius: 2em;
    background: var(--_tint);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .things:empty {
    border: 0;
  }
  .renew {
    grid-column: -2;
    justify-self: start;
  }
  .thing .cover {
    padding: 0.5rem;
    font-size: 0.4375rem;
  }
  .title {
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
  }
  .by {
    min-block-size: 1.5em;
  }
  .fact,
  .notice {
    display: inline-flex;
    align-items: flex-start;
    gap: 0.375em;
  }
  .fact .icon,
  .notice .icon {
    margin-block-start: 0.15em;
  }
  .late,
  .soon {
    color: var(--_bad);
  }
  .notice {
    display: flex;
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border: 1px solid currentColor;
    border-radius: var(--_radius);
  }
`;
