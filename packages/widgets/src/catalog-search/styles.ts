import { css } from 'lit';

/** Search field and list: what the first results need. The parts that are fetched later bring their own. */
export const styles = css`
  form {
    position: relative;
    margin-block-end: 1rem;
  }
  .field {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0.25rem;
    padding-inline-start: 0.875rem;
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: calc(var(--_radius) + 0.25rem);
  }
  .field:focus-within {
    outline: 3px solid var(--_accent);
    outline-offset: 1px;
  }
  input[role] {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    padding-inline: 0.5rem;
    border: 0;
    outline: 0;
    background: none;
    text-overflow: ellipsis;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .clear {
    padding: 0.5rem 0.75rem;
    border: 0;
  }
  :placeholder-shown + .clear {
    visibility: hidden;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    min-block-size: 2.75rem;
    margin-block-end: 0.75rem;
  }
  #headline {
    font-size: 1.125em;
    font-weight: 650;
  }
  .filters {
    display: none;
  }
  .hit {
    display: flex;
    gap: 1rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_border);
  }
  .cover {
    position: relative;
    flex: none;
    inline-size: 5.5rem;
    aspect-ratio: 2 / 3;
    overflow: hidden;
    border-radius: 0.25rem;
    background: var(--_tint);
  }
  .about {
    flex: 1;
    min-inline-size: 0;
    font-size: 0.9375em;
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
  .shelf {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
    gap: 1.5rem 1rem;
  }
  .shelf .hit {
    flex-direction: column;
    gap: 0.625rem;
    padding: 0;
    border: 0;
  }
  .shelf .cover {
    inline-size: 100%;
    font-size: 0.875rem;
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
  .shelf .ghost {
    padding-block-end: 4.5rem;
  }
  @container (inline-size >= 52rem) {
    .filtered {
      display: grid;
      grid-template-columns: 15rem minmax(0, 1fr);
      gap: 2.5rem;
    }
    .filters {
      display: block;
    }
    .shelf {
      grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
    }
  }
`;
