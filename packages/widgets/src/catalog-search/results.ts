import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaCatalogSearch } from './element.ts';
import { hit } from './hits.ts';
import { trouble } from '../parts/trouble.ts';

/** What the list is, in a few words: also what a screen reader is told when it has come. */
export function headline({ session, speech: { say } }: PustakaCatalogSearch): string {
  const { answer, arrivals, criteria, pending } = session;
  if (arrivals) return say('arrivals');
  if (pending === 'list') return say('searching');
  if (!answer) return '';
  const query = answer.correction?.applied ? answer.correction.query : criteria.q;
  if (answer.items.length === 0) return say('empty', { query });
  const total = say(answer.totalIsLowerBound ? 'total.least' : 'total', { count: answer.total });
  return query ? say('total.for', { total, query }) : total;
}

/** The list of results, or of new arrivals, with everything around it. */
export function results(host: PustakaCatalogSearch): TemplateResult {
  const { session, headingLevel } = host;
  const { arrivals, items, answer, pending, error } = session;
  const refine = host.refine.value;
  const retry = () => {
    void session.retry();
    void host.focusOn('#headline');
  };
  const list = !answer && !error ? ghosts(host.pageSize) : items.map((one) => hit(host, one));
  return html`<div class="head">
      <div id="headline" role="heading" aria-level=${headingLevel} tabindex="-1">${headline(host)}</div>
      ${refine?.tools()}
    </div>
    ${refine?.above()}
    <div class=${arrivals ? 'list' : 'list filtered'}>
      <div class="filters" part="filters">${refine?.groups()}</div>
      <div aria-busy=${pending === 'list'}>
        <ol class=${arrivals ? 'shelf' : 'hits'} part="results" aria-labelledby="headline">
          ${list}
        </ol>
        ${error && host.showsErrors ? trouble(host, error, retry) : refine?.more()}
      </div>
    </div>`;
}

/** As many empty places as there will be records, so that nothing jumps when they come. */
const ghosts = (count: number): TemplateResult[] =>
  Array.from(
    { length: count },
    () => html`<li class="hit ghost" aria-hidden="true"><div class="cover"></div></li>`,
  );
