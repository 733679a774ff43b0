import type { Range } from '@pustaka/core/contract';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

/**
 * A text with its matched stretches marked.
 *
 * @param ranges - `[start, end)` in UTF-16 code units, in order and without overlap, as the contract gives them
 */
export function highlight(text: string, ranges: readonly Range[] = []): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    pieces.push(text.slice(from, start), html`<mark>${text.slice(start, end)}</mark>`);
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces;
}
