import type { Me, SignOutOptions } from '@pustaka/core';
import { html, nothing } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import { PustakaElement } from '../foundation/element.ts';
import { Latest } from '../foundation/latest.ts';
import { Part } from '../foundation/part.ts';
import { Speech } from '../foundation/speech.ts';
import { theme } from '../foundation/theme.ts';
import { draw, person } from '../parts/draw.ts';
import { dateIn } from '../parts/date.ts';
import type Reader from '../parts/reader/reader.ts';
import { reportTrouble, trouble } from '../parts/trouble.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/**
 * For the header of a page: a button that signs the reader in at the library's own page; signed in, their name, with
 * their card and the ways out behind it. All widgets of the page share the session.
 *
 * @tag pustaka-sign-in
 * @slot - Shown until the widget is ready, and where it has no library
 * @fires {PustakaErrorEvent} pustaka-error - Something failed; cancel it to show the failure elsewhere
 * @csspart sign-in - The button that signs in
 * @csspart who - The button that bears the reader's name
 * @csspart menu - What it opens
 * @csspart error - The message where something failed
 * @cssproperty --pustaka-accent - The button and the focus
 * @cssproperty --pustaka-on-accent - Text on the accent colour
 * @cssproperty --pustaka-surface - Ground of the menu
 * @cssproperty --pustaka-on-surface - Text on that ground
 * @cssproperty --pustaka-muted - Text of lesser weight
 * @cssproperty --pustaka-radius - Roundness of buttons and the menu
 */
export class PustakaSignIn extends PustakaElement {
  /** @internal */
  static override styles: CSSResult[] = [theme, styles];

  /** @internal */
  readonly speech: Speech<typeof words.indonesian> = new Speech<typeof words.indonesian>(this, words);
  readonly #reader = new Part<PustakaSignIn, Reader>(this, () => import('../parts/reader/reader.ts'));
  readonly #latest = new Latest();
  #me: Me | undefined;
  #error: unknown;
  /** Whether the card is there or on its way. */
  #asked = false;
  /** Whether the last way out led nowhere. */
  #stayed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#retryIfFailed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#retryIfFailed);
    this.#latest.stop();
    this.#asked = false;
  }

  protected override connectionChanged(): void {
    void this.#reader.load();
    if (this.#reader.value?.state === 'signed-in') void this.#ask();
  }

  /**
   * Opens the card of who has come, and puts away that of who has gone.
   *
   * @internal
   */
  readerChanged(): void {
    if (this.#reader.value?.state === 'signed-in') {
      if (!this.#asked) void this.#ask();
      return;
    }
    this.#latest.stop();
    this.#me = this.#error = undefined;
    this.#stayed = false;
    this.#asked = false;
  }

  protected override view(): TemplateResult {
    return html`<div class="place" tabindex="-1">${this.#body()}</div>`;
  }

  /** Whether the button has gone that the reader pressed, and none has come yet to take the focus. */
  get #waits(): boolean {
    return this.shadowRoot!.activeElement?.matches('.place') ?? false;
  }

  protected override updated(): void {
    if (this.#waits) void this.focusOn('.place button');
  }

  #body(): TemplateResult | typeof nothing {
    const { value: reader, error = this.#error } = this.#reader;
    if (reader?.state === 'signed-out' || reader?.state === 'signing-in') return reader.view();
    if (error) return this.showsErrors ? trouble(this, error, this.#retry) : nothing;
    return this.#me ? this.#menu(this.#me) : html`<span class="ghost"></span>`;
  }

  #menu({ name, card, expires }: Me): TemplateResult {
    const { say, languages } = this.speech;
    const date = dateIn(languages, expires);
    return html`<button class="who" part="who" type="button" popovertarget="menu">
        ${draw(person)} <span class="name">${name}</span>
      </button>
      <div id="menu" part="menu" popover role="group" aria-label=${say('account')}>
        <p class="owner">${name}</p>
        <p class="card">${say('account')} ${card}</p>
        <p>${say('until', { date })}</p>
        <div class="choices">
          <button class="leave" type="button" @click=${() => void this.#leave()}>${say('here')}</button>
          <button type="button" @click=${() => void this.#leave({ everywhere: true })}>
            ${say('everywhere')}
          </button>
          <a href=${this.#accountPage}>${say('library')}</a>
        </div>
        ${this.#stayed ? html`<p class="stayed">${say('stayed')}</p>` : nothing}
      </div>`;
  }

  /** The library's own page, where PIN and sessions of all sites are looked after. */
  get #accountPage(): string {
    return new URL('oidc/account', this.connection?.base).href;
  }

  async #leave(options?: SignOutOptions): Promise<void> {
    this.#stayed = (await this.#reader.value?.signOut(options)) ?? false;
    this.announce(this.speech.say(this.#stayed ? 'stayed' : 'left'));
    await this.focusOn('.sign-in');
  }

  readonly #retry = (): void => void (this.#reader.error ? this.#reader.load() : this.#ask());

  readonly #retryIfFailed = (): void => {
    if (this.#error ?? this.#reader.error) this.#retry();
  };

  readonly #ask = async (): Promise<void> => {
    const { connection } = this;
    if (!connection) return;
    this.#asked = true;
    const signal = this.#latest.begin();
    this.#error = undefined;
    this.requestUpdate();
    try {
      const { PatronsClient } = await import('../parts/personal.ts');
      const me = await new PatronsClient(connection).me({ signal });
      if (signal.aborted) return;
      this.#me = me;
      if (this.#waits) this.announce(this.speech.say('signed-in'));
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error;
      reportTrouble(this, error);
    }
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-sign-in': PustakaSignIn;
  }
}
