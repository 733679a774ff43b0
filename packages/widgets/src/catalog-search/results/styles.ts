import { css } from 'lit';

export const styles = css`
  a,
  .link {
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    border-radius: 0.2em;
    background: none;
    color: inherit;
    font-weight: inherit;
    text-align: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .link:hover {
    background: none;
    color: var(--_accent);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
  }
  .hit {
    gap: 1rem;
  }
  .cover {
    position: relative;
    align-self: flex-start;
    overflow: hidden;
  }
  .shelf .hit {
    gap: 0.625rem;
  }
  .shelf .cover {
    font-size: 0.875rem;
  }
  #headline {
    font-size: 1.125em;
    font-weight: 650;
  }
  .about {
    flex: 1;
    min-inline-size: 0;
    font-size: 0.9375em;
  }
  mark {
    border-radius: 0.2em;
    background: color-mix(in srgb, var(--_accent) 22%, transparent);
    color: inherit;
  }
  .title {
    margin-block-end: 0.125rem;
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
  }
  .title .link:not(:hover) {
    text-decoration-color: transparent;
  }
  .why {
    font-size: 0.9375em;
  }
  .availability {
    margin-block-start: 0.25rem;
    color: var(--_bad);
    font-weight: 500;
  }
  /* Room for the button that comes later. */
  .hits .lending:has(.unavailable) {
    min-block-size: 3.25rem;
  }
  .available,
  .online {
    color: var(--_good);
  }
  .availability::before {
    content: '';
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.5em;
    border: 0.125em solid currentColor;
    border-radius: 50%;
    vertical-align: 0.1em;
  }
  .available::before {
    background: currentColor;
  }
  .shelf .about {
    font-size: 0.875em;
  }
  .shelf .muted,
  .shelf .subtitle {
    display: none;
  }
  [aria-busy='true'] > .hits:not(:has(.ghost)) {
    opacity: 0.5;
  }
`;
