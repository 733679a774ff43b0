import { css } from 'lit';

export const styles = css`
  .more {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.5rem;
    padding-block: 1.5rem;
  }
  .more button {
    min-inline-size: min(20rem, 100%);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .tools select,
  .tools button {
    font-size: 0.9375em;
  }
  option {
    background: var(--_surface);
    color: var(--_on-surface);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-end: 1rem;
  }
  .chips button:not(.link) {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    padding: 0.125rem 0.75rem;
    border-color: var(--_border);
    border-radius: 2rem;
    background: var(--_tint);
    font-size: 0.875em;
    text-align: start;
  }
  .notice {
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .notice li {
    padding-block: 0.25rem;
  }
  .facet {
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--_border);
    font-size: 0.9375em;
  }
  .facet:last-child {
    border: 0;
  }
  .facet summary {
    padding-block: 0.25rem;
    font-weight: 650;
    cursor: pointer;
  }
  .box {
    display: flex;
    gap: 0.625rem;
    padding-block: 0.25rem;
    cursor: pointer;
  }
  .box span:first-of-type {
    flex: 1;
    min-inline-size: 0;
  }
  .box input {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0.1875rem 0;
    accent-color: var(--_accent);
  }
  dialog {
    inline-size: 100%;
    max-inline-size: 34rem;
    max-block-size: 88vh;
    margin: auto auto 0;
    padding: 0;
    border: 0;
    border-radius: 1rem 1rem 0 0;
    background: var(--_surface);
    color: var(--_on-surface);
  }
  dialog::backdrop {
    background: #0007;
  }
  dialog > div {
    padding: 0.75rem 1.25rem;
  }
  .sheet-head,
  .sheet-foot {
    position: sticky;
    inset-block: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    background: var(--_surface);
    font-weight: 650;
  }
  .sheet-head button {
    border: 0;
    margin-inline-end: -1rem;
  }
  .sheet-foot .primary {
    flex: 1;
  }
  dialog .box {
    padding-block: 0.5rem;
  }
  @container (inline-size < 36rem) {
    .tools {
      inline-size: 100%;
    }
  }
  @container (inline-size >= 52rem) {
    .open-sheet {
      display: none;
    }
  }
`;
