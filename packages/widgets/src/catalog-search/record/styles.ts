import { css } from 'lit';

export const styles = css`
  .back {
    margin-block-end: 1rem;
    scroll-margin-block: 6rem;
  }
  .opening {
    display: flex;
    flex-wrap: wrap;
    gap: 1.25rem 1.5rem;
  }
  .opening .cover {
    inline-size: 8.5rem;
    font-size: 0.9375rem;
  }
  .opening > :last-child {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  .record-title {
    font-size: 1.625em;
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
  }
  .subtitle {
    font-size: 1.125em;
  }
  .section {
    margin-block: 1.75rem 0.5rem;
    font-size: 1.125em;
    font-weight: 650;
  }
  .sharing {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0.5rem;
    margin-block-start: 1rem;
  }
  .sharing summary {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    list-style: none;
  }
  .sharing details[open] {
    flex-basis: 100%;
  }
  .citation {
    margin-block-start: 0.5rem;
    padding: 0.875rem 1rem;
    border-radius: var(--_radius);
    background: var(--_tint);
    font-size: 0.9375em;
  }
  .citation p:last-child {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-block-start: 0.5rem;
  }
  table {
    inline-size: 100%;
    /* Else a long status would leave no room for a call number in one piece. */
    table-layout: fixed;
    border-collapse: collapse;
    font-size: 0.9375em;
  }
  th,
  td {
    padding-block: 0.5rem;
    padding-inline: 0 0.75rem;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
    font-weight: inherit;
  }
  thead th {
    color: var(--_muted);
    font-size: 0.875em;
  }
  thead th:first-child {
    inline-size: 32%;
  }
  thead th:nth-child(2) {
    inline-size: 26%;
  }
  tbody th {
    padding-block-start: 1rem;
    font-weight: 650;
  }
  tbody th .muted {
    font-weight: 400;
  }
  td:first-child {
    font-variant-numeric: tabular-nums;
    white-space: pre-wrap;
  }
  td .availability {
    margin: 0;
  }
  /* Where text is large, what stands side by side elsewhere stands one below the other. */
  @container (inline-size < 15em) {
    thead {
      position: absolute;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    tr {
      display: block;
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--_border);
    }
    th,
    td {
      display: block;
      padding: 0;
      border: 0;
    }
  }
  dl {
    margin: 0;
    font-size: 0.9375em;
  }
  dl > div {
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--_border);
  }
  dt {
    color: var(--_muted);
  }
  dd {
    margin: 0;
  }
  @container (inline-size >= 36rem) {
    dl > div {
      display: grid;
      grid-template-columns: 14rem minmax(0, 1fr);
      gap: 0 1rem;
    }
    dt {
      grid-row: span 99;
    }
    dd {
      grid-column: 2;
    }
  }
`;
