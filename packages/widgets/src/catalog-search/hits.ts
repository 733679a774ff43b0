import type { Availability } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { draw } from '../parts/draw.ts';
import { highlight } from '../parts/highlight.ts';
import type { PustakaCatalogSearch } from './element.ts';
import type { Listed } from './session.ts';

/** One record in the list. */
export function hit(host: PustakaCatalogSearch, record: Listed): TemplateResult {
  const { id, title, subtitle, contributors, format, year, publisher, highlights } = record;
  const { nameOf } = host.speech;
  const art = host.art.value;
  const other = highlights?.other;
  const names = contributors.slice(0, 3).map(({ name }, index) => {
    const ranges = highlights?.contributors.find((found) => found.index === index)?.ranges;
    return [index > 0 ? '; ' : '', highlight(name, ranges)];
  });
  return html`<li class="hit" part="result">
    <div class="cover" aria-hidden="true">${art?.cover(id, title, contributors[0]?.name)}</div>
    <div class="about">
      <div role="heading" aria-level=${host.headingLevel + 1} class="title">
        ${recordLink(host, id, highlight(title, highlights?.title))}
      </div>
      ${subtitle && html`<p>${highlight(subtitle, highlights?.subtitle)}</p>`}
      ${names.length > 0 ? html`<p>${names}</p>` : nothing}
      <p class="muted">
        ${draw(art?.drawing(format) ?? '')} ${[nameOf('format', format), year, publisher].filter(Boolean).join(' · ')}
      </p>
      ${other && html`<p class="muted why">… ${highlight(other.text, other.ranges)}</p>`}
      ${availability(host, record.availability)}
    </div>
  </li>`;
}

/** A link where the page's address can name the record, so that it opens in a new tab too; else a button. */
function recordLink(host: PustakaCatalogSearch, id: string, content: unknown): TemplateResult {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    host.open(id);
  };
  const address = host.addressOf(id);
  return address
    ? html`<a class="link" part="title" href=${address} data-record=${id} @click=${open}>${content}</a>`
    : html`<button class="link" part="title" type="button" data-record=${id} @click=${open}>${content}</button>`;
}

/** Where a record can be had, in words. */
function availability(host: PustakaCatalogSearch, { status, branches }: Availability): TemplateResult {
  const { say, list } = host.speech;
  if (status !== 'available') {
    return html`<p class="availability ${status}">${say(`available.${status}`)}</p>`;
  }
  const names = branches
    .filter(({ available }) => available > 0)
    .map(({ branch }) => host.session.branches.get(branch) ?? branch);
  const rest = names.length > 3 ? names.splice(2).length : 0;
  if (rest) names.push(say('available.others', { count: rest }));
  return html`<p class="availability available">${say('available.at', { branches: list(names) })}</p>`;
}
