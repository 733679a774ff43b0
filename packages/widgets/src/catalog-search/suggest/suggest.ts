import { suggestCatalog } from '@pustaka/core/contract/catalog';
import type { Suggestion } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import { Speech } from '../../foundation/speech.ts';
import { highlight } from '../../parts/highlight.ts';
import { draw, lens } from '../../parts/draw.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/** Milliseconds of rest before a request: long enough to skip most letters of a fast typist, too short to be felt. */
const pause = 120;

/**
 * The list under the search field: a combobox with list autocomplete and manual selection, as the ARIA Authoring
 * Practices have it. The arrow keys walk through it, Enter takes the marked suggestion, Escape closes it.
 */
export default class Suggest implements ReactiveController {
  static readonly styles = styles;
  readonly #host: PustakaCatalogSearch;
  readonly #speech: Speech<typeof words.indonesian>;
  readonly #latest = new Latest();
  #items: readonly Suggestion[] = [];
  #marked = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    this.#speech = new Speech(host, words);
    host.addController(this);
    // Whoever types fast has begun before this was there.
    if (host.input?.value !== host.question.criteria.q) this.type();
  }

  get open(): boolean {
    return this.#items.length > 0;
  }

  /** Id of the marked suggestion. */
  get active(): string | undefined {
    return this.open && this.#marked >= 0 ? `suggestion-${this.#marked}` : undefined;
  }

  hostDisconnected(): void {
    this.close();
  }

  hostUpdated(): void {
    if (this.active)
      this.#host.renderRoot.querySelector(`#${this.active}`)?.scrollIntoView({ block: 'nearest' });
  }

  /** The reader has typed. */
  type(): void {
    clearTimeout(this.#timer);
    const q = this.#host.input?.value.trim();
    if (q) this.#timer = setTimeout(() => void this.#ask(q), pause);
    else this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#latest.stop();
    this.#show([]);
  }

  key(event: KeyboardEvent): void {
    const { length } = this.#items;
    // Enter also ends the choice of a character in Japanese or Chinese; that one is not ours.
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && this.open) this.close();
    else if (event.key === 'Enter' && this.active) this.#choose(this.#items[this.#marked]!);
    else if (event.key === 'ArrowDown' && this.open) this.#mark((this.#marked + 2) % (length + 1));
    else if (event.key === 'ArrowUp' && this.open) this.#mark((this.#marked + 1 + length) % (length + 1));
    else if (event.key === 'ArrowDown') this.type();
    else return;
    event.preventDefault();
  }

  /* eslint-disable lit-a11y/click-events-have-key-events -- The field has the keys, as a combobox's field does. */
  view(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    const { say, nameOf } = this.#speech;
    return html`<ul id="suggestions" role="listbox" aria-label=${say('suggestions')}>
      ${this.#items.map(
        (item, index) =>
          html`<li
            id="suggestion-${index}"
            role="option"
            aria-selected=${index === this.#marked}
            @mousedown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#choose(item)}
          >
            ${draw(lens)} <span>${highlight(item.text, item.ranges)}</span>
            <small>${nameOf('kind', item.kind)}</small>
          </li>`,
      )}
    </ul>`;
  }
  /* eslint-enable lit-a11y/click-events-have-key-events */

  /** @param place - 0 for none, which gives the field back its own text; else one more than the suggestion's index */
  #mark(place: number): void {
    this.#marked = place - 1;
    this.#host.requestUpdate();
  }

  #choose({ text, record }: Suggestion): void {
    this.close();
    this.#host.search({ q: text, filters: {}, exact: false });
    if (record) this.#host.open(record);
  }

  async #ask(q: string): Promise<void> {
    const { connection } = this.#host;
    if (!connection) return;
    const signal = this.#latest.begin();
    try {
      const { items } = await connection.request(suggestCatalog, { query: { q } }, { signal });
      if (signal.aborted) return;
      this.#show(items);
      this.#host.announce(this.#speech.say('count', { count: items.length }));
    } catch {
      // Suggestions are a help: without them the field searches all the same, and that search says what is wrong.
      if (!signal.aborted) this.#show([]);
    }
  }

  #show(items: readonly Suggestion[]): void {
    if (items.length === 0 && !this.open) return;
    this.#items = items;
    this.#marked = -1;
    this.#host.requestUpdate();
  }
}
