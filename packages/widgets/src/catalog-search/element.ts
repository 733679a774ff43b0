import { maxQueryLength } from '@pustaka/core/contract/catalog';
import { maxPageSize } from '@pustaka/core/contract/common';
import { html, nothing } from 'lit';
import type { CSSResult, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { bounded } from '../foundation/bounded.ts';
import { PustakaElement } from '../foundation/element.ts';
import { Part } from '../foundation/part.ts';
import { Speech } from '../foundation/speech.ts';
import { theme } from '../foundation/theme.ts';
import type Art from '../parts/art/art.ts';
import type Address from './address/address.ts';
import { noCriteria } from './criteria.ts';
import type { Criteria, Place } from './criteria.ts';
import { form } from './form.ts';
import { PustakaRecordEvent } from './record-event.ts';
import type Details from './record/details.ts';
import { keptPlace } from './hold/kept-place.ts';
import { Question } from './question.ts';
import type Results from './results/results.ts';
import { skeleton } from './skeleton.ts';
import { styles } from './styles.ts';
import type Suggest from './suggest/suggest.ts';
import { trouble, troubleStyles } from '../parts/trouble.ts';
import { words } from './words.ts';

/**
 * Searches a library's catalogue: a field with suggestions, results with availability by branch, filters, and the
 * record in full. Without a query it shows what the library added last.
 *
 * The tag's own children show until the widget is ready: put a link or a form there for readers without script. Keep
 * room for the widget in the page's own styles, and nothing moves when it comes:
 * `pustaka-catalog-search { display: block; min-block-size: 100vh }`.
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
 * @csspart hold - What places a hold on the record
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
  static override properties: PropertyDeclarations = {
    query: {},
    // A framework may write `false`, which HTML takes for as true as any other text.
    syncAddress: { attribute: 'sync-address', converter: (value) => (value ?? 'false') !== 'false' },
    pageAddress: { attribute: 'page-address' },
    pageSize: { type: Number, attribute: 'page-size' },
    headingLevel: { type: Number, attribute: 'heading-level' },
    record: { state: true },
  };

  /** @internal */
  static override styles: CSSResult[] = [theme, troubleStyles, styles];

  /** What is searched for. Set it to search; it follows what the reader searches for. */
  query = '';

  /** Keeps query, filters and record in the page's address (`pustaka-q`, …), so that they can be linked to. */
  syncAddress = false;

  /** The page that links to records lead to, where it is not the widget's own: in a frame, the library's. */
  pageAddress = '';

  /** Results on a page, 1 to 100. */
  pageSize = 20;

  /** Level of the heading over the results, 1 to 5; those of the results are one below. */
  headingLevel = 2;

  /**
   * The record that is open.
   *
   * @readonly
   */
  record: string | undefined;

  /** @internal */
  readonly speech: Speech<typeof words.indonesian> = new Speech<typeof words.indonesian>(this, words);
  /** @internal */
  readonly question: Question = new Question(this);
  /** @internal */
  readonly art = new Part<PustakaCatalogSearch, Art>(this, () => import('../parts/art/art.ts'));
  /** @internal */
  readonly address = new Part<PustakaCatalogSearch, Address>(this, () => import('./address/address.ts'));
  /** @internal */
  readonly suggest = new Part<PustakaCatalogSearch, Suggest>(this, () => import('./suggest/suggest.ts'));
  /** @internal */
  readonly results = new Part<PustakaCatalogSearch, Results>(this, () => {
    // What that imports: asked for together, not after it.
    void import('../parts/profile.ts').catch(() => {});
    return import('./results/results.ts');
  });
  /** @internal */
  readonly details = new Part<PustakaCatalogSearch, Details>(this, () => import('./record/details.ts'));

  #placed = false;
  #leftAt = 0;

  /** The search field, once it is there. */
  get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  /** Searches anew; what is left out stays as it is. */
  search(change: Partial<Criteria>): void {
    this.go({ criteria: { ...this.question.criteria, ...change } });
    if (this.input) this.input.value = this.query;
    this.address.value?.write();
  }

  /** Opens a record in place of the results. */
  open(record: string): void {
    if (!this.dispatchEvent(new PustakaRecordEvent(record))) return;
    this.#leftAt = scrollY;
    this.#goInList(record);
    void this.focusOn('.back');
  }

  /** Goes back from a record to where the reader was in the results. */
  async close(): Promise<void> {
    const { record } = this;
    this.#goInList();
    await this.focusOnResult(record);
    scrollTo({ top: this.#leftAt });
  }

  /**
   * Moves the focus to a result, or to the head of a list that does not have it.
   *
   * @internal
   */
  focusOnResult(record = ''): Promise<void> {
    return this.focusOn(`[data-record="${CSS.escape(record)}"]`, '#headline');
  }

  /**
   * Takes the reader to a place, without a trace in the page's address.
   *
   * @internal
   */
  go(place: Place, sameList = false): void {
    const { record } = place;
    // An address or a page may ask for more than the library reads.
    const criteria = { ...place.criteria, q: place.criteria.q.slice(0, maxQueryLength) };
    this.record = record;
    this.query = criteria.q;
    this.#placed = true;
    if (record) void this.details.load();
    if (!sameList) this.question.ask(criteria);
  }

  /** Opens a record of the list, or the list again. */
  #goInList(record?: string): void {
    this.go({ criteria: this.question.criteria, record }, true);
    this.address.value?.write();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A framework may take it away.
    this.query ||= '';
    this.pageSize = bounded(this.pageSize, maxPageSize, 20);
    this.headingLevel = bounded(this.headingLevel, 5, 2);
    super.willUpdate(changed);
    if (this.#placed && this.query !== this.question.criteria.q)
      this.search({ ...noCriteria, q: this.query });
  }

  protected override async connectionChanged(): Promise<void> {
    void this.art.load();
    if (this.syncAddress) await this.address.load();
    const place: Place = { criteria: { ...this.question.criteria, q: this.query }, record: this.record };
    // By now the reader may have searched already.
    const placed = this.#placed;
    this.go(placed ? place : (keptPlace(this) ?? this.address.value?.enter(place) ?? place));
    if (placed) this.address.value?.write();
  }

  protected override view(): TemplateResult {
    const { headingLevel, record, results } = this;
    const found = results.value;
    const headline = found?.headline;
    return html`${form(this)} ${record && found?.record()}
      <div ?hidden=${record && !results.error}>
        <div class="head">
          <div
            id="headline"
            role="heading"
            aria-level=${headingLevel}
            aria-label=${headline ? nothing : this.speech.say('search')}
            tabindex="-1"
          >
            ${headline}
          </div>
          ${found?.refine.tools()}
        </div>
        ${found?.list() ?? this.#unfound()}
      </div>`;
  }

  /** What stands in the place of results as long as there is no code that shows them. */
  #unfound(): TemplateResult | typeof nothing {
    const { error } = this.results;
    if (!error) return skeleton(this);
    const retry = async () => {
      this.question.ask();
      await this.results.load();
      if (this.record) await this.focusOn('.back');
    };
    return this.showsErrors ? trouble(this, error, () => void retry()) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-catalog-search': PustakaCatalogSearch;
  }
}
