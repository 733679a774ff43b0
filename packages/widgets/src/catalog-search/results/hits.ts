import type { Availability } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { highlight } from '../../parts/highlight.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { BranchNames } from '../../parts/profile.ts';
import type { Listed } from '../question.ts';

/**
 * One record in the list.
 *
 * @param branches their names, once they are known
 */
export function hit(
  host: PustakaCatalogSearch,
  record: Listed,
  branches: BranchNames | undefined,
): TemplateResult {
  const { id, title, subtitle, contributors, format, year, publisher, highlights } = record;
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
      ${subtitle && html`<p class="subtitle">${highlight(subtitle, highlights?.subtitle)}</p>`}
      ${names.length > 0 ? html`<p>${names}</p>` : nothing}
      <p class="muted">
        ${[art?.format(format), year, publisher].filter(Boolean).map((fact, index) => [index > 0 ? ' · ' : '', fact])}
      </p>
      ${other && html`<p class="muted why">… ${highlight(other.text, other.ranges)}</p>`}
      <div class="lending">
        ${availability(host, record.availability, branches)}
        ${host.question.arrivals ? nothing : host.results.value?.hold.value?.inList(record)}
      </div>
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
  const address = host.address.value?.of(id);
  return address
    ? html`<a class="link" part="title" href=${address} data-record=${id} @click=${open}>${content}</a>`
    : html`<button class="link" part="title" type="button" data-record=${id} @click=${open}>
        ${content}
      </button>`;
}

/** Where a record can be had, in words: by name where the names are known, and where there is room for them. */
function availability(
  host: PustakaCatalogSearch,
  { status, branches }: Availability,
  names: BranchNames | undefined,
): TemplateResult {
  const { question, speech } = host;
  const { say, list } = speech;
  const having = branches.filter(({ available }) => available > 0).map(({ branch }) => names?.get(branch));
  const named = having.slice(0, having.length > 3 ? 2 : 3);
  const others = having.length - named.length;
  const places =
    named.includes(undefined) || question.arrivals
      ? say('branches', { count: having.length })
      : list([...named, ...(others ? [say('branches.other', { count: others })] : [])] as string[]);
  return html`<p class="availability ${status}">${say(`available.${status}`, { places })}</p>`;
}
