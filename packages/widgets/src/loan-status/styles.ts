import { css } from 'lit';

/** Head, prompt and the places of what is listed. */
export const styles = css`
  /* As high before the card is known as with it, so that the list below stays where it is. */
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
    margin-block-end: 0.75rem;
  }
  .head .tools {
    flex-wrap: nowrap;
    min-block-size: 2.75rem;
    margin-block-start: 0.5rem;
  }
  .head select {
    min-inline-size: 0;
  }
  .head button {
    flex: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }
  /* So that the heading and the button that comes beside it share a line on the narrowest screen. */
  .bar button {
    padding-inline: 0.75rem;
  }
  #headline {
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.25;
  }
  .title:focus,
  .section:focus,
  #headline:focus {
    outline: none;
  }
  .whose {
    min-block-size: 3em;
    font-size: 0.9375em;
  }
  .tools,
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
  .prompt {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.875rem;
    max-inline-size: 38rem;
    padding: 1.25rem 1.375rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 0.25rem);
  }
  .prompt .muted {
    font-size: 0.9375em;
  }
  .bar {
    min-block-size: 2.75rem;
    margin-block-start: 0.5rem;
  }
  .section {
    font-size: 1.125em;
    font-weight: 650;
  }
  .count {
    margin-inline-start: 0.25rem;
    padding: 0.125em 0.625em;
    border-radius: 2em;
    background: var(--_tint);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
  }
  .things {
    margin-block: 0.5rem 1.75rem;
    border-block-end: 1px solid var(--_border);
  }
  .things:empty {
    border: 0;
  }
  .thing {
    display: grid;
    grid-template-columns: 4rem minmax(0, 1fr);
    align-items: center;
    gap: 0.75rem 1rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_border);
  }
  .renew {
    grid-column: 2;
    justify-self: start;
  }
  .cover {
    position: relative;
    flex: none;
    align-self: flex-start;
    inline-size: 4rem;
    aspect-ratio: 2 / 3;
    overflow: hidden;
    border-radius: 0.25rem;
    background: var(--_tint);
  }
  .thing .cover {
    padding: 0.5rem;
    font-size: 0.4375rem;
  }
  .about {
    min-inline-size: 0;
    font-size: 0.9375em;
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
  .ghost i {
    display: block;
    inline-size: 40%;
    block-size: 0.875rem;
    margin-block-start: 0.75rem;
    border-radius: 0.25rem;
    background: var(--_tint);
  }
  .ghost i:first-child {
    inline-size: 70%;
    margin-block-start: 0.25rem;
  }
  @container (inline-size >= 36rem) {
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 1rem;
    }
    .head .tools {
      margin: 0;
    }
    .whose {
      grid-area: 2 / 1 / auto / span 2;
      min-block-size: 1.5em;
    }
    .thing {
      grid-template-columns: 4rem minmax(0, 1fr) auto;
    }
    .renew {
      grid-column: 3;
    }
  }
`;
