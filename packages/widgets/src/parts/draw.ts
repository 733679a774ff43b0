import { html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * A line drawing in the colour of the text; decoration, so words must stand beside it.
 *
 * @param path - on a 24 × 24 grid; an empty one keeps the place of a drawing that is yet to come
 */
export const draw = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const lens = 'M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M16 16l5 5';
export const cross = 'M6 6l12 12M18 6L6 18';
export const person = 'M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8M4 21c0-4 3-6 8-6s8 2 8 6';
