import { css } from 'lit';

/**
 * What all widgets look like. Text, lines and tints are made of the host's own colour, so that they fit any page; only
 * what floats above the page brings a surface along. The names with an underscore are the widgets' own.
 */
export const theme = css`
  :host {
    --_accent: var(--pustaka-accent, #0b6a5f);
    --_on-accent: var(--pustaka-on-accent, #fff);
    --_surface: var(--pustaka-surface, Canvas);
    --_on-surface: var(--pustaka-on-surface, CanvasText);
    --_muted: var(--pustaka-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_border: var(--pustaka-border, color-mix(in srgb, currentColor 16%, transparent));
    --_tint: color-mix(in srgb, currentColor 6%, transparent);
    --_radius: var(--pustaka-radius, 0.75rem);
    display: block;
    container-type: inline-size;
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }
  @supports (color: light-dark(red, red)) {
    :host {
      --_accent: var(--pustaka-accent, light-dark(#0b6a5f, #6fd6c6));
      --_on-accent: var(--pustaka-on-accent, light-dark(#fff, #04231f));
    }
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }
  button,
  select,
  .button {
    min-block-size: 2.75rem;
    padding: 0.25rem 1rem;
    border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    background: var(--_tint);
  }
  .primary,
  .primary:hover {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .primary:hover {
    filter: brightness(1.1);
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .muted {
    color: var(--_muted);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon {
    flex: none;
    inline-size: 1.2em;
    block-size: 1.2em;
    vertical-align: -0.22em;
  }
`;
