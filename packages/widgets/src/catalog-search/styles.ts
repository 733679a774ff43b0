import { css } from 'lit';

/** The search field, and the places of what will be found. What fills them brings its own styles. */
export const styles = css`
  form {
    position: relative;
    margin-block-end: 1rem;
  }
  .field {
    display: flex;
    flex-wrap: wrap;
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
    flex: 1 1 4em;
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
    border: 0;
  }
  :placeholder-shown + .clear {
    display: none;
  }
  .head {
    min-block-size: 2.75rem;
    margin-block-end: 0.75rem;
  }
  .filters {
    display: none;
  }
  .hit {
    display: flex;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_border);
  }
  .cover {
    flex: none;
    inline-size: min(5.5rem, 27cqi);
    aspect-ratio: 2 / 3;
    border-radius: 0.25rem;
    background: var(--_tint);
  }
  .shelf {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
    gap: 1.5rem 1rem;
  }
  .shelf .hit {
    flex-direction: column;
    padding: 0;
    border: 0;
  }
  .shelf .cover {
    inline-size: 100%;
  }
  .shelf .ghost {
    padding-block-end: 4.5rem;
  }
  /* Room for the tools, which stand below the headline there. */
  @container (inline-size < 36rem) {
    .head:has(+ .filtered) {
      min-block-size: calc(1.6875em + 3.25rem);
    }
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
