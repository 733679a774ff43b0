import { html, nothing } from 'lit';
import type { CSSResult, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { bounded } from '../foundation/bounded.ts';
import { PustakaElement } from '../foundation/element.ts';
import { Part } from '../foundation/part.ts';
import { Speech } from '../foundation/speech.ts';
import { theme } from '../foundation/theme.ts';
import type Art from '../parts/art/art.ts';
import type Reader from '../parts/reader/reader.ts';
import { trouble, troubleStyles } from '../parts/trouble.ts';
import { Account } from './account.ts';
import type { Contents } from './account.ts';
import type Calendar from './calendar/calendar.ts';
import type Card from './card/card.ts';
import type Fees from './fees/fees.ts';
import { head } from './head.ts';
import type Holds from './holds/holds.ts';
import type Loans from './loans/loans.ts';
import { styles } from './styles.ts';
import { ghosts } from './lists.ts';
import { words } from './words.ts';

/**
 * What a reader has borrowed, waits for and owes: the most urgent first, with buttons to renew, and everything that can
 * be done to a hold. Signed out it says what signing in gives; readers sign in at the library's own page.
 *
 * The tag's own children show until the widget is ready: put a link to the library's account page there for readers
 * without script.
 *
 * @tag pustaka-loan-status
 * @slot - Shown until the widget is ready, and where it has no library
 * @fires {PustakaErrorEvent} pustaka-error - Something failed; cancel it to show the failure elsewhere
 * @csspart prompt - What signing in gives, and the button
 * @csspart sign-in - The button that signs in
 * @csspart results - The list of loans
 * @csspart loan - One loan
 * @csspart renew - The button that renews a loan
 * @csspart hold - One hold
 * @csspart fee - One fee
 * @csspart error - The message where something failed
 * @cssproperty --pustaka-accent - Buttons, marks and focus
 * @cssproperty --pustaka-on-accent - Text on the accent colour
 * @cssproperty --pustaka-muted - Text of lesser weight
 * @cssproperty --pustaka-border - Lines
 * @cssproperty --pustaka-radius - Roundness of fields and buttons
 * @cssproperty --pustaka-available - Text that says that something is done, or ready
 * @cssproperty --pustaka-unavailable - Text that says that something is overdue, or refused
 */
export class PustakaLoanStatus extends PustakaElement {
  static override properties: PropertyDeclarations = {
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /** @internal */
  static override styles: CSSResult[] = [theme, troubleStyles, styles];

  /** Level of the widget's heading, 1 to 4; those of its lists and of what is in them are one and two below. */
  headingLevel = 2;

  /** @internal */
  readonly speech: Speech<typeof words.indonesian> = new Speech<typeof words.indonesian>(this, words);
  /** @internal */
  readonly account: Account = new Account(this);
  /** @internal */
  readonly reader = new Part<PustakaLoanStatus, Reader>(this, () => import('../parts/reader/reader.ts'));
  /** @internal */
  readonly art = new Part<PustakaLoanStatus, Art>(this, () => import('../parts/art/art.ts'));
  /** @internal */
  readonly card = new Part<PustakaLoanStatus, Card>(this, () => import('./card/card.ts'));
  /** @internal */
  readonly loans = new Part<PustakaLoanStatus, Loans>(this, () => import('./loans/loans.ts'));
  /** @internal */
  readonly holds = new Part<PustakaLoanStatus, Holds>(this, () => import('./holds/holds.ts'));
  /** @internal */
  readonly fees = new Part<PustakaLoanStatus, Fees>(this, () => import('./fees/fees.ts'));
  /** @internal */
  readonly calendar = new Part<PustakaLoanStatus, Calendar>(this, () => import('./calendar/calendar.ts'));

  /** What is shown to who is signed in: one chunk of code. */
  get #parts() {
    return [this.card, this.loans, this.holds, this.fees, this.calendar];
  }

  /**
   * Fetches what else is shown to who is signed in.
   *
   * @internal
   */
  async loadParts(): Promise<void> {
    await Promise.all([this.art, ...this.#parts].map((part) => part.load()));
  }

  /** @internal */
  readerChanged(): void {
    this.account.follow();
  }

  /** @internal */
  readerWrote(): void {
    this.account.noteChange();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.headingLevel = bounded(this.headingLevel, 4, 2);
  }

  protected override connectionChanged(): void {
    void this.reader.load();
    void this.account.load();
  }

  protected override view(): TemplateResult {
    return html`${head(this)} ${this.#body()}`;
  }

  #body(): TemplateResult | typeof nothing {
    const { account } = this;
    const { contents, error, reader } = account;
    if (this.reader.error) return trouble(this, this.reader.error, () => void this.reader.load());
    if (reader && account.signedOut) return this.#prompt(reader);
    if (error) return this.showsErrors ? trouble(this, error, () => void account.load()) : nothing;
    const broken = this.#parts.find((part) => part.error);
    if (broken) return trouble(this, broken.error, () => void this.loadParts());
    if (!contents || !this.loans.value) return ghosts(this);
    return html`${this.loans.value.view(contents)} ${this.#rest(contents)}`;
  }

  /** What stands below the loans, all at once, so that nothing is pushed about. */
  #rest(contents: Contents): TemplateResult | typeof nothing {
    const [holds, fees, calendar] = [this.holds.value, this.fees.value, this.calendar.value];
    if (!holds || !fees || !calendar || !this.account.branches) return nothing;
    return html`${holds.view(contents)} ${fees.view(contents)} ${calendar.view(contents)}`;
  }

  #prompt(reader: Reader): TemplateResult {
    const { say } = this.speech;
    const { ended } = this.account;
    return html`<div class="prompt" part="prompt">
      ${ended ? html`<p>${say('ended')}</p>` : html`<p>${say('prompt.what')}</p>`} ${reader.view()}
      <p class="muted">${say('prompt.how')}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pustaka-loan-status': PustakaLoanStatus;
  }
}
