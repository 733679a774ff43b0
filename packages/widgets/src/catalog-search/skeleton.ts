import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaCatalogSearch } from './element.ts';

/** The places of what will be found, until there is code to fill them. */
export const skeleton = ({ pageSize, question }: PustakaCatalogSearch): TemplateResult =>
  html`<div class=${question.arrivals ? '' : 'filtered'}>
    <div class="filters"></div>
    <ol class=${question.arrivals ? 'shelf' : 'hits'} part="results" aria-busy="true">
      ${ghosts(pageSize)}
    </ol>
  </div>`;

/** As many empty places as there will be records, so that nothing jumps when they come. */
export const ghosts = (count: number): TemplateResult[] =>
  Array.from(
    { length: count },
    () => html`<li class="hit ghost" aria-hidden="true"><div class="cover"></div></li>`,
  );
