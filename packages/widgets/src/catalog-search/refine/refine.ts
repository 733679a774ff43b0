import { sortOrders } from '@pustaka/core/contract/catalog';
import type { SortOrder } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { Speech } from '../../foundation/speech.ts';
import { cross, draw } from '../../parts/draw.ts';
import type { Filters } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { Session } from '../results/session.ts';
import { facetGroups, toggled } from './facets.ts';
import type { FacetsContext } from './facets.ts';
import { more } from './more.ts';
import { notices } from './notices.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/**
 * What makes a list of results smaller or orders it: the facets, beside the list where there is room and in a sheet
 * where there is not, the chosen filters, the order, and what the library says about the query.
 */
export default class Refine implements FacetsContext, ReactiveController {
  static readonly styles = styles;
  readonly expanded = new Set<string>();
  readonly opened = new Map<string, boolean>();
  readonly host: PustakaCatalogSearch;
  readonly #session: Session;
  readonly speech: Speech<typeof words.indonesian>;
  #focused: string | undefined;

  constructor(host: PustakaCatalogSearch, session: Session) {
    this.host = host;
    this.#session = session;
    this.speech = new Speech(host, words);
    host.addController(this);
  }

  get filters(): Filters {
    return this.host.question.criteria.filters;
  }

  get say(): Speech<typeof words.indonesian>['say'] {
    return this.speech.say;
  }

  /** Keeps the focus on the value that was chosen when the answer puts the values in another order. */
  hostUpdate(): void {
    this.#focused = this.#active?.dataset['facet'];
  }

  hostUpdated(): void {
    const value = this.#focused;
    if (!value || this.#active?.dataset['facet'] === value) return;
    const place = this.#sheet?.open ? 'dialog' : '.filters';
    this.host.renderRoot.querySelector<HTMLElement>(`${place} [data-facet="${CSS.escape(value)}"]`)?.focus();
  }

  /** Sort order, and the button of the sheet where the filters have no place of their own. */
  tools(): TemplateResult | typeof nothing {
    const { arrivals, criteria } = this.host.question;
    const count = this.#chosen.length;
    if (arrivals || (!this.#session.items.length && !count)) return nothing;
    const sort = (event: Event) => {
      this.host.search({ sort: (event.target as HTMLSelectElement).value as SortOrder });
    };
    return html`<div class="tools">
      <button
        class="open-sheet"
        type="button"
        aria-haspopup="dialog"
        @click=${() => this.#sheet?.showModal()}
      >
        ${this.say(count > 0 ? 'filter.count' : 'filter', { count })}
      </button>
      <select aria-label=${this.say('sort')} @change=${sort}>
        ${sortOrders.map(
          (order) =>
            html`<option value=${order} .selected=${order === criteria.sort}>
              ${this.speech.nameOf('sort', order)}
            </option>`,
        )}
      </select>
    </div>`;
  }

  /** What stands above the list: how the query was mended, what could help, the chosen filters; and the sheet. */
  above(): TemplateResult {
    const { host } = this;
    const chosen = this.#chosen;
    const change = (filters: Filters) => {
      host.search({ filters });
      // The button that was pressed is gone.
      void host.focusOn('#headline');
    };
    return html`${notices(host, this.#session.answer, this.speech)}
    ${
      chosen.length > 0
        ? html`<div class="chips">
            ${chosen.map(
              ({ facet, value, label }) =>
                html`<button
                  type="button"
                  aria-label=${this.say('remove', { label })}
                  @click=${() => change(toggled(this.filters, facet, value))}
                >
                  ${label} ${draw(cross)}
                </button>`,
            )}
            <button class="link" type="button" @click=${() => change({})}>${this.say('clear.all')}</button>
          </div>`
        : nothing
    }
    ${this.#sheetView()}`;
  }

  /** The facets. */
  groups(): TemplateResult[] {
    return facetGroups(this.#session.answer?.facets ?? [], this);
  }

  /** The way to the next page. */
  more(): TemplateResult | typeof nothing {
    return more(this.host, this.#session, this.speech);
  }

  toggle(facet: string, value: string): void {
    this.host.search({ filters: toggled(this.filters, facet, value) });
  }

  expand(facet: string): void {
    if (!this.expanded.delete(facet)) this.expanded.add(facet);
    this.host.requestUpdate();
  }

  open(facet: string, isOpen: boolean): void {
    this.opened.set(facet, isOpen);
    this.host.requestUpdate();
  }

  get #active(): HTMLElement | null | undefined {
    return this.host.shadowRoot?.activeElement as HTMLElement | null | undefined;
  }

  get #sheet(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog');
  }

  /** The chosen values, named as the library names them. */
  get #chosen(): { facet: string; value: string; label: string }[] {
    const facets = this.#session.answer?.facets ?? [];
    return Object.entries(this.filters).flatMap(([facet, values]) => {
      const known = facets.find(({ name }) => name === facet)?.values;
      return values.map((value) => ({
        facet,
        value,
        label: known?.find((one) => one.value === value)?.label ?? value,
      }));
    });
  }

  #sheetView(): TemplateResult {
    const close = () => this.#sheet?.close();
    return html`<dialog aria-label=${this.say('filters')} closedby="any">
      <div class="sheet-head">
        ${this.say('filters')}
        <button type="button" aria-label=${this.say('close')} @click=${close}>${draw(cross)}</button>
      </div>
      <div>${this.groups()}</div>
      <div class="sheet-foot">
        <button class="primary" type="button" @click=${close}>
          ${this.say('show', { count: this.#session.answer?.total ?? 0 })}
        </button>
      </div>
    </dialog>`;
  }
}
