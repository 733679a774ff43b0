import type { Me } from '@pustaka/core';
import type { Branch, CatalogRecord, RecordSummary } from '@pustaka/core/contract';
import { css, html, nothing } from 'lit';
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import { Speech } from '../../foundation/speech.ts';
import { act, change } from '../../parts/acting.ts';
import type { Doings, Outcome } from '../../parts/acting.ts';
import { outcome, outcomeStyles } from '../../parts/outcome.ts';
import { profileOf } from '../../parts/profile.ts';
import Reader from '../../parts/reader/reader.ts';
import type { Follower } from '../../parts/reader/reader.ts';
import type { WriteKeys } from '../../parts/write-keys.ts';
import type { Place } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { form } from './form.ts';
import { keptPlace, withKeptPlace } from './kept-place.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/** In which an item is away, and comes back to be lent. */
const away = ['on-loan', 'on-hold-shelf', 'in-transit', 'in-repair', 'on-order'];

/** What a hold is placed on. */
export type Held = Pick<RecordSummary, 'id' | 'title'>;

/** What the form needs to know: who asks, and where there is something to be picked up. */
export interface Choices {
  readonly me: Me;
  readonly branches: readonly Branch[];
}

/** Places holds on records, from the list and from the record in full. Who is not signed in does that first, and then goes on. */
export default class Hold implements Doings, ReactiveController, Follower {
  static readonly styles: CSSResult = css`
    ${outcomeStyles}${styles}
  `;
  readonly speech: Speech<typeof words.indonesian>;
  outcomes = new Map<string, Outcome>();
  busy = new Set<string>();
  keys: WriteKeys | undefined;
  readonly #host: PustakaCatalogSearch;
  readonly #reader: Reader;
  readonly #latest = new Latest();
  /** The record that the reader wants to place a hold on. */
  #wanted: string | undefined;
  #choices: Choices | undefined;
  #signingIn = false;
  /** The record that is open. */
  #open: string | undefined;

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    this.#open = host.record;
    this.speech = new Speech(host, words);
    this.#reader = new Reader(host, this);
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.record === this.#open) return;
    this.#open = this.#host.record;
    this.#close();
  }

  hostDisconnected(): void {
    this.#latest.stop();
  }

  /** For the record in full: what a hold is, and the button. */
  inFull(record: CatalogRecord): TemplateResult | typeof nothing {
    const { items } = record;
    const isOnShelf = items.some(({ status }) => status === 'available');
    if (isOnShelf || !items.some(({ status }) => away.includes(status))) return nothing;
    const { say } = this.speech;
    const begin = () => void this.#begin(record.id);
    return this.#view(
      record,
      html`<p class="muted">${say('what')}</p>
        <button class="primary" type="button" @click=${begin}>${say('place')}</button>`,
    );
  }

  /** For a record in the list: a button that says in its name what it is for. */
  inList(record: RecordSummary): TemplateResult | typeof nothing {
    if (record.availability.status !== 'unavailable') return nothing;
    const { id, title } = record;
    const { say } = this.speech;
    const begin = () => void this.#begin(id);
    return this.#view(
      record,
      html`<button class="link" type="button" aria-label=${say('place.title', { title })} @click=${begin}>
        ${say('submit')}
      </button>`,
    );
  }

  /** Leaves the form for the button that opened it. */
  readonly cancel = (): void => {
    const id = this.#wanted;
    this.#close();
    void this.#focus(id, 'button');
  };

  /** @param patron the ward for whom it is; the reader's own card where absent */
  async place(record: string, pickupBranch: string, patron: string | undefined): Promise<void> {
    const { connection } = this.#host;
    if (!connection) return;
    const isPlaced = await act(
      this.#host,
      this,
      record,
      () =>
        change(this, connection, `${record} ${pickupBranch} ${patron}`, (client, idempotencyKey) =>
          client.placeHold({ record, pickupBranch }, { patron, idempotencyKey }),
        ),
      (hold) => {
        const { say } = this.speech;
        const { position, queueLength: total = position } = hold;
        const branch =
          this.#choices?.branches.find(({ id }) => id === hold.pickupBranch)?.name ?? hold.pickupBranch;
        const queue = position === undefined ? '' : ` ${say('queue', { position, total: total! })}`;
        return { text: say('placed', { branch }) + queue };
      },
    );
    if (isPlaced) void this.#host.results.value?.availability.ask();
    await this.#focus(record, '.outcome', 'button');
  }

  /** Takes up what was begun before the page was left to sign in; and puts away what was another reader's. */
  readerChanged(): void {
    const { state } = this.#reader;
    if (state === 'signed-out') {
      this.#choices = undefined;
      this.#forget();
    }
    if (state !== 'signed-in' && state !== 'signed-out') return;
    const place = this.#signingIn ? undefined : keptPlace(this.#host);
    if (!place) return;
    this.#dropPlace();
    const { record } = place;
    if (state === 'signed-in' && record && record === this.#host.record) void this.#begin(record);
  }

  /** A hold that was placed here may have been cancelled elsewhere. */
  readerWrote(): void {
    if (this.busy.size === 0) this.#forget();
  }

  #view(record: Held, offer: TemplateResult): TemplateResult {
    const { id } = record;
    const told = outcome(this, id);
    const isWanted = this.#wanted === id;
    const { note, state } = this.#reader;
    if (this.#choices && isWanted && state === 'signed-in' && !this.outcomes.get(id)?.done)
      return form(this, record, this.#choices, told);
    return html`<div class="hold" part="hold" data-hold=${id}>
      ${this.outcomes.get(id)?.done ? nothing : offer}
      ${isWanted && note ? html`<p class="muted note">${note}</p>` : nothing} ${told}
    </div>`;
  }

  /** Puts the form away, and what got in its way. */
  #close(): void {
    this.#latest.stop();
    const id = this.#wanted;
    if (id && !this.outcomes.get(id)?.done) this.outcomes.delete(id);
    this.#wanted = this.#choices = undefined;
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.outcomes = new Map();
    this.busy = new Set();
    this.#host.requestUpdate();
  }

  /** Called directly from a click: before anything is awaited, while the browser still sees it. */
  async #signIn(record: string): Promise<boolean> {
    const { question } = this.#host;
    this.#signingIn = true;
    const place: Place = { criteria: question.criteria, record };
    withKeptPlace(this.#host, (storage, key) => storage.setItem(key, JSON.stringify(place)));
    const isSignedIn = await this.#reader.signIn();
    this.#dropPlace();
    this.#signingIn = false;
    return isSignedIn;
  }

  #dropPlace(): void {
    withKeptPlace(this.#host, (storage, key) => storage.removeItem(key));
  }

  async #begin(record: string): Promise<void> {
    this.#close();
    this.#wanted = record;
    if (this.#reader.state !== 'signed-in' && !(await this.#signIn(record))) return;
    const { connection } = this.#host;
    if (!connection || this.#wanted !== record) return;
    const signal = this.#latest.begin();
    await act(
      this.#host,
      this,
      record,
      async () => {
        const { PatronsClient } = await import('../../parts/personal.ts');
        const [me, profile] = await Promise.all([
          new PatronsClient(connection).me({ signal }),
          profileOf(connection),
        ]);
        signal.throwIfAborted();
        return { me, branches: profile?.branches ?? [] };
      },
      (choices) => {
        this.#choices = choices;
        return undefined;
      },
    );
    if (!signal.aborted) await this.#focus(record, 'select', 'button');
  }

  /** Moves the focus to the first that is there of what belongs to a record's hold. */
  async #focus(record: string | undefined, ...selectors: string[]): Promise<void> {
    const place = `[data-hold="${CSS.escape(record ?? '')}"]`;
    await this.#host.focusOn(...selectors.map((selector) => `${place} ${selector}`));
  }
}
