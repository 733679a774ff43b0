import { css } from 'lit';

export const styles = css`
  .pickup {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    max-inline-size: 100%;
  }
  .thing .actions {
    align-items: center;
    margin-block-start: 0.625rem;
  }
  .sure {
    flex-basis: 100%;
    font-weight: 500;
  }
`;
