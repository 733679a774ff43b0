import type { Facet, FacetName, FacetValue } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Filters } from '../criteria.ts';

/** What the checkboxes need to know and to do. */
export interface FacetsContext {
  readonly say: (key: 'all' | 'less', values?: { count: number }) => string;
  /** What is chosen; ahead of the answer, while that is on its way. */
  readonly filters: Filters;
  /** The facets of which all values are shown. */
  readonly expanded: ReadonlySet<string>;
  /** Whether the reader has opened or closed a facet. */
  readonly opened: ReadonlyMap<string, boolean>;
  toggle(facet: string, value: string): void;
  expand(facet: string): void;
  open(facet: string, isOpen: boolean): void;
}

/** How many values of a facet are shown at first. */
const few = 6;
/** How many facets are open at first; the others take one tab stop each. */
const firstOnes = 3;

/** The filters with a value added, or taken away where it was chosen. */
export function toggled(filters: Filters, facet: string, value: string): Filters {
  const name = facet as FacetName;
  const before = filters[name] ?? [];
  const after = before.filter((one) => one !== value);
  if (after.length === before.length) after.push(value);
  return { ...filters, [name]: after };
}

/** One group of checkboxes for each facet that has anything to choose. */
export function facetGroups(facets: readonly Facet[], context: FacetsContext): TemplateResult[] {
  return facets
    .filter(({ values }) => values.length > 0)
    .map((facet, index) => group(facet, index < firstOnes, context));
}

function group({ name, label, values }: Facet, isFirst: boolean, context: FacetsContext): TemplateResult {
  const { say, expanded, opened } = context;
  const isOpen = opened.get(name) ?? (isFirst || values.some(({ selected }) => selected));
  const all = expanded.has(name);
  const shown = all ? values : values.filter(({ selected }, index) => selected || index < few);
  const follow = (event: Event) => {
    const { open } = event.target as HTMLDetailsElement;
    if (open !== isOpen) context.open(name, open);
  };
  return html`<details class="facet" ?open=${isOpen} @toggle=${follow}>
    <summary>${label}</summary>
    <div role="group" aria-label=${label}>
      ${shown.map((value) => box(name, value, context))}
      ${
        values.length > few
          ? html`<button class="link" type="button" aria-expanded=${all} @click=${() => context.expand(name)}>
              ${all ? say('less') : say('all', { count: values.length })}
            </button>`
          : nothing
      }
    </div>
  </details>`;
}

function box(facet: string, { value, label, count }: FacetValue, context: FacetsContext): TemplateResult {
  const selected = context.filters[facet as FacetName]?.includes(value) ?? false;
  return html`<label class="box">
    <input
      type="checkbox"
      data-facet="${facet}/${value}"
      .checked=${selected}
      @change=${() => context.toggle(facet, value)}
    />
    <span>${label}</span>
    <span class="muted">${count}</span>
  </label>`;
}
