import type { Connection } from '@pustaka/core/connection';
import { LitElement, html } from 'lit';
import type { CSSResult, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { PustakaErrorEvent } from './error-event.ts';
import { GivenLibrary } from './given-library.ts';
import { librarySource } from './library-context.ts';
import type { LibrarySource } from './library-context.ts';
import { Locale } from './locale.ts';
import type { Speech } from './speech.ts';
import type { Words } from './words.ts';

/**
 * What every widget is made on: its connection to the library, its language, what it says to screen readers, and how
 * it fails. Until it can speak and knows its library, the tag's own children stay visible.
 */
export abstract class PustakaElement extends LitElement {
  static override properties: PropertyDeclarations = { library: {}, site: {} };

  /** Address of the library server. Where it is absent, the nearest `<pustaka-library>` gives the connection. */
  library = '';

  /** Public key of the site that embeds the widget, as the library registered it. */
  site = '';

  /**
   * The language of the page around the widget.
   *
   * @internal
   */
  readonly locale = new Locale(this);

  /** The connection in use; absent until the page names a library. */
  connection: Connection | undefined;

  /** Where the connection comes from; absent until the page names a library. */
  librarySource: LibrarySource | undefined;

  /** The widget's own words. */
  abstract readonly speech: Speech<Words>;

  readonly #given = new GivenLibrary(this);
  #own: LibrarySource | undefined;
  #announcement = '';

  /** What the widget shows once it can speak and knows its library. */
  protected abstract view(): TemplateResult;

  /** Called when the library or the language has changed: everything shown is to be asked for anew. */
  protected abstract connectionChanged(): void | Promise<void>;

  /** Says something to screen readers, once and politely. */
  announce(text: string): void {
    // What is said twice is heard twice only where it is another text.
    this.#announcement = text && text === this.#announcement ? `${text}\u00a0` : text;
    this.requestUpdate();
  }

  /** False after a failure whose event the page cancelled, to show it in its own way. */
  showsErrors = true;

  /** Reports a failure to the page. */
  fail(error: unknown): void {
    this.showsErrors = this.dispatchEvent(new PustakaErrorEvent(error));
  }

  /** Adds the styles of a part that was fetched later. */
  adopt(styles: CSSResult): void {
    (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(styles.styleSheet!);
  }

  /** Moves the focus to what the first selector that fits finds, once what has changed is shown. */
  async focusOn(...selectors: string[]): Promise<void> {
    await this.updateComplete;
    const found = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector));
    found.find(Boolean)?.focus();
  }

  /** Keeps the focus in the widget where what has it goes: the first element with a `tabindex` takes it. */
  protected override update(changed: PropertyValues<this>): void {
    const root = this.renderRoot as ShadowRoot;
    const focused = root.activeElement;
    super.update(changed);
    if (focused && !focused.isConnected) root.querySelector<HTMLElement>('[tabindex]')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('library') || changed.has('site')) {
      this.#own = this.library ? librarySource(this.library, this.site) : undefined;
    }
    this.librarySource = this.#own ?? this.#given.source;
    let connection: Connection | undefined;
    try {
      connection = this.librarySource?.connection(this.locale.language);
    } catch (error) {
      // Told once, and not with each update.
      this.#own = this.#given.source = undefined;
      this.fail(error);
    }
    if (connection === this.connection) return;
    this.connection = connection;
    if (connection) void this.connectionChanged();
  }

  protected override render(): TemplateResult {
    if (!this.connection || !this.speech.ready) return html`<slot></slot>`;
    return html`<div lang=${this.speech.languages[0]!}>
      ${this.view()}
      <p class="unseen" role="status">${this.#announcement}</p>
    </div>`;
  }
}
