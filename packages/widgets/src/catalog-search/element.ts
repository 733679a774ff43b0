import { html } from 'lit';
import type { CSSResult, PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PustakaElement } from '../foundation/element.ts';
import { Part } from '../foundation/part.ts';
import { Speech } from '../foundation/speech.ts';
import { isNothing, noCriteria } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import { form } from './form.ts';
import { addressOf, readPlace } from './place.ts';
import type { Place } from './place.ts';
import { PustakaRecordEvent } from './record-event.ts';
import { results } from './results.ts';
import { Session } from './session.ts';
import { styles } from './styles.ts';
import { trouble, troubleText } from './trouble.ts';
import { words } from './words.ts';

/**
 * Searches a library's catalogue: a field with suggestions, results with availability by branch, filters, and the
 * record in full. Without a query it shows what the library added last.
 *
 * The tag's own children show until the widget is ready: put a link or a form there for readers without script.
 *
 * @tag pustaka-catalog-search
 * @slot - Shown until the widget is ready, and where it has no library
 * @fires {PustakaRecordEvent} pustaka-record - A reader opens a record; cancel it to show the record elsewhere
 * @fires {PustakaErrorEvent} pustaka-error - Something failed; cancel it to show the failure elsewhere
 * @csspart form - The search form
 * @csspart field - The frame around the search field and its button
 * @csspart input - The search field
 * @csspart submit - The button that searches
 * @csspart filters - The filters beside the results
 * @csspart results - The list of results
 * @csspart result - One result
 * @csspart title - The title of a result, which opens it
 * @csspart more - The button that adds the next page
 * @csspart record - The record in full
 * @csspart error - The message where something failed
 * @cssproperty --pustaka-accent - Buttons, marks and focus
 * @cssproperty --pustaka-on-accent - Text on the accent colour
 * @cssproperty --pustaka-surface - Ground of what floats above the page: suggestions, the sheet of filters
 * @cssproperty --pustaka-on-surface - Text on that ground
 * @cssproperty --pustaka-muted - Text of lesser weight
 * @cssproperty --pustaka-border - Lines
 * @cssproperty --pustaka-radius - Roundness of fields and buttons
 * @cssproperty --pustaka-available - Text that says where a record is available
 * @cssproperty --pustaka-unavailable - Text that says that a record is not available
 */
export class PustakaCatalogSearch extends PustakaElement {
  static override styles: CSSResult[] = [...PustakaElement.styles, styles];

  /** What is searched for. Set it to search; it follows what the reader searches for. */
  @property() query = '';

  /** Keeps query, filters and record in the page's address (`pustaka-q`, …), so that they can be linked to. */
  @property({ type: Boolean, attribute: 'sync-address' }) syncAddress = false;

  /** Results on a page, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 20;

  /** Level of the heading over the results, 1 to 5; those of the results are one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The record that is open. */
  @state() record: string | undefined;

  /** False after an error whose event the page cancelled, to show it itself. */
  showsErrors = true;

  readonly speech: Speech<typeof words.indonesian> = new Speech(this, words);
  readonly session: Session = new Session(this);
  readonly art = new Part(this, () => import('./art/art.ts'));
  readonly suggest = new Part(this, () => import('./suggest/suggest.ts'));
  readonly refine = new Part(this, () => import('./refine/refine.ts'));
  readonly details = new Part(this, () => import('./record/details.ts'));

  #placed = false;
  #leftAt = 0;

  /** The search field, once it is there. */
  get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#followAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#followAddress);
  }

  /** Searches anew; what is left out stays as it is. */
  search(change: Partial<Criteria>): void {
    this.#go({ criteria: { ...this.session.criteria, ...change } }, true);
    this.#writeAddress();
  }

  /** Opens a record in place of the results. */
  open(id: string): void {
    if (!this.dispatchEvent(new PustakaRecordEvent(id))) return;
    this.#leftAt = scrollY;
    this.#go({ criteria: this.session.criteria, record: id });
    this.#writeAddress();
    void this.focusOn('.back');
  }

  /** Goes back from a record to where the reader was in the results. */
  async close(): Promise<void> {
    const { record } = this;
    this.#go({ criteria: this.session.criteria });
    this.#writeAddress();
    await this.focusOn(`[data-record="${record}"], #headline`);
    scrollTo({ top: this.#leftAt });
  }

  /** Adds the next page of results, and goes on where it begins. */
  async more(): Promise<void> {
    const { length } = this.session.items;
    await this.session.more();
    const waited = this.shadowRoot?.activeElement?.matches('.more button');
    if (waited) await this.focusOn(`ol > :nth-child(${length + 1}) .link, .trouble button`);
  }

  /** The page's address with a record open; undefined where the address is not the widget's to use. */
  addressOf(record: string): string | undefined {
    const { criteria } = this.session;
    return this.syncAddress ? addressOf({ criteria, record }, location.href) : undefined;
  }

  /** Tells the page and the reader how waiting has ended. */
  settled(error: unknown, announcement: string): void {
    if (error) this.showsErrors = this.fail(error);
    if (!error || this.showsErrors) this.announce(error ? troubleText(this, error) : announcement);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { criteria } = this.session;
    if (this.#placed && this.query !== criteria.q) this.search({ ...noCriteria, q: this.query });
  }

  protected override connectionChanged(): void {
    let place: Place = { criteria: this.session.criteria, record: this.record };
    if (!this.#placed) {
      if (this.syncAddress) place = readPlace(location.href);
      if (isNothing(place.criteria)) place = { ...place, criteria: { ...place.criteria, q: this.query } };
    }
    this.#placed = true;
    this.#go(place, true);
  }

  protected override view(): TemplateResult {
    const { record, details, speech } = this;
    const back = () => void this.close();
    const retry = () => void details.load();
    return html`${form(this)}
      ${record &&
      html`<div class="record" part="record">
        <button class="link back" type="button" @click=${back}>${speech.say('back')}</button>
        ${details.value?.view() ?? (details.error && trouble(this, details.error, retry))}
      </div>`}
      <div ?hidden=${Boolean(record)}>${results(this)}</div>`;
  }

  /** Takes the reader to a place; the list is asked for again only where it is another, or on purpose. */
  #go({ criteria, record }: Place, again = false): void {
    const { session, input } = this;
    const another = addressOf({ criteria }, location.href) !== addressOf(session, location.href);
    this.record = record;
    this.query = criteria.q;
    void this.art.load();
    if (input) input.value = criteria.q;
    if (record) void this.details.load();
    if (!isNothing(criteria)) void this.refine.load();
    if (again || another) void session.start(criteria);
  }

  readonly #followAddress = (): void => {
    if (this.syncAddress && this.#placed) this.#go(readPlace(location.href));
  };

  #writeAddress(): void {
    if (!this.syncAddress) return;
    const address = addressOf({ criteria: this.session.criteria, record: this.record }, location.href);
    if (address !== location.href) history.pushState(history.state, '', address);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-catalog-search': PustakaCatalogSearch;
  }
}
