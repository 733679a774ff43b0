import { css } from 'lit';

/** How the lists say what is urgent, what is done and what is refused. */
export const styles = css`
  .due {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
    margin-block-start: 0.25rem;
  }
  .fact {
    font-weight: 500;
  }
  .fact.muted {
    font-weight: 400;
  }
  .due .late,
  .due .soon {
    margin-block: 0.125rem;
    padding: 0.125em 0.625em;
    border: 1px solid currentColor;
    border-radius: 2em;
    font-weight: 650;
  }
  .due .late {
    background: color-mix(in srgb, var(--_bad) 12%, transparent);
  }
  .good {
    color: var(--_good);
  }
  p.fact {
    display: flex;
    margin-block-start: 0.25rem;
  }
  .empty {
    padding-block: 0.5rem;
  }
  [aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
`;
