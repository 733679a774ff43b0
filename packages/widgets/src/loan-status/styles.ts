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
  #headline {
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.25;
  }
  .whose {
    min-block-size: 3em;
    font-size: 0.9375em;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    max-inline-size: 100%;
    min-block-size: 2.75rem;
    margin-block-start: 0.5rem;
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
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    margin-block-start: 0.5rem;
  }
  .section {
    font-size: 1.125em;
    font-weight: 650;
  }
  .things {
    margin-block: 0.5rem 1.75rem;
    border-block-end: 1px solid var(--_border);
  }
  .thing {
    display: grid;
    grid-template-columns: min(4rem, 20cqi) minmax(0, 1fr);
    align-items: center;
    gap: 0.75rem 1rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_border);
  }
  .cover {
    position: relative;
    align-self: flex-start;
    aspect-ratio: 2 / 3;
    overflow: hidden;
    border-radius: 0.25rem;
    background: var(--_tint);
  }
  .about {
    min-inline-size: 0;
    font-size: 0.9375em;
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
  /* Where text is large, the words need the place of the cover. */
  @container (inline-size < 14em) {
    .thing {
      grid-template-columns: minmax(0, 1fr);
    }
    .thing .cover {
      display: none;
    }
  }
  @container (inline-size >= 36rem) {
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
      column-gap: 1rem;
    }
    .tools {
      margin: 0;
    }
    .whose {
      grid-area: 2 / 1 / auto / span 2;
      min-block-size: 1.5em;
    }
    .thing {
      grid-template-columns: 4rem minmax(0, 1fr) auto;
    }
  }
`;
