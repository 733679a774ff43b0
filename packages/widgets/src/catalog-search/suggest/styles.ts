import { css } from 'lit';

export const styles = css`
  #suggestions {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(100% + 0.375rem);
    z-index: 10;
    max-block-size: min(26rem, 70vh);
    padding: 0.375rem;
    overflow-y: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 0.25rem);
    background: var(--_surface);
    box-shadow:
      0 2px 4px #0001,
      0 12px 32px #0003;
    color: var(--_on-surface);
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.75rem;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  [role='option'] span {
    flex: 1;
    min-inline-size: 0;
  }
  [role='option'] small {
    color: var(--_muted);
  }
  [role='option']:hover,
  [aria-selected='true'] {
    background: var(--_tint);
  }
  [aria-selected='true'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
`;
