import type { Me } from '@pustaka/core';
import { isLibraryError } from '@pustaka/core/connection';
import type { Branch, CatalogRecord } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import { Speech } from '../../foundation/speech.ts';
import { draw } from '../../parts/draw.ts';
import { stop, tick } from '../../parts/outcome-drawings.ts';
import { profileOf } from '../../parts/profile.ts';
import Reader from '../../parts/reader/reader.ts';
import type { Follower } from '../../parts/reader/reader.ts';
import { sentences } from '../../parts/trouble.ts';
import type { WriteKeys } from '../../parts/write-keys.ts';
import type { Place } from '../criteria.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { form } from './form.ts';
import { keptPlace, withKeptPlace } from './kept-place.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/** In which an item is away, and comes back to be lent. */
const away = ['on-loan', 'on-hold-shelf', 'in-transit', 'in-repair', 'on-order'];

/** What the form needs to know: who asks, and where there is something to be picked up. */
export interface Choices {
  readonly me: Me;
  readonly branches: readonly Branch[];
}

interface Outcome {
  readonly done: boolean;
  readonly text: string;
}

/** Places a hold on the record that is open. Who is not signed in does that first, and then goes on. */
export default class Hold implements ReactiveController, Follower {
  static readonly styles = styles;
  readonly speech: Speech<typeof words.indonesian>;
  /** True while the hold is on its way. */
  placing = false;
  readonly #host: PustakaCatalogSearch;
  readonly #reader: Reader;
  readonly #latest = new Latest();
  #keys: WriteKeys | undefined;
  #choices: Choices | undefined;
  /** What came of it, or what got in the way. */
  #outcome: Outcome | undefined;
  #signingIn = false;
  /** The record that all this is about. */
  #record: string | undefined;

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    this.#record = host.record;
    this.speech = new Speech(host, words);
    this.#reader = new Reader(host, this);
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.record === this.#record) return;
    this.#record = this.#host.record;
    this.close();
    this.#outcome = undefined;
  }

  hostDisconnected(): void {
    this.#latest.stop();
  }

  view({ items }: CatalogRecord): TemplateResult | typeof nothing {
    const { say } = this.speech;
    const isOnShelf = items.some(({ status }) => status === 'available');
    if (isOnShelf || !items.some(({ status }) => away.includes(status))) return nothing;
    const { note, state } = this.#reader;
    const outcome = this.#outcome;
    const told = outcome
      ? html`<p class="outcome ${outcome.done ? 'good' : ''}" tabindex="-1">
          ${draw(outcome.done ? tick : stop)} <span>${outcome.text}</span>
        </p>`
      : nothing;
    if (outcome?.done) return html`<div class="hold" part="hold">${told}</div>`;
    if (this.#choices && state === 'signed-in') return form(this, this.#choices, told);
    return html`<div class="hold" part="hold">
      <p class="muted">${say('what')}</p>
      <button class="primary" type="button" @click=${this.#begin}>${say('place')}</button>
      ${note ? html`<p class="muted note">${note}</p>` : nothing} ${told}
    </div>`;
  }

  /** Puts the form away. */
  close(): void {
    this.#latest.stop();
    this.#choices = undefined;
    this.#host.requestUpdate();
  }

  /** Leaves the form for the button that opened it. */
  readonly cancel = (): void => {
    this.close();
    this.#outcome = undefined;
    void this.#host.focusOn('.hold button');
  };

  /** @param patron the ward for whom it is; the reader's own card where absent */
  async place(pickupBranch: string, patron: string | undefined): Promise<void> {
    const { record, connection } = this.#host;
    if (this.placing || !record || !connection) return;
    this.placing = true;
    this.#outcome = undefined;
    this.#host.requestUpdate();
    await this.#try(record, async () => {
      const { CirculationClient, WriteKeys } = await import('../../parts/personal.ts');
      const circulation = new CirculationClient(connection);
      this.#keys ??= new WriteKeys();
      const hold = await this.#keys.under(`${record} ${pickupBranch} ${patron}`, (idempotencyKey) =>
        circulation.placeHold({ record, pickupBranch }, { patron, idempotencyKey }),
      );
      const { say } = this.speech;
      const { position, queueLength: total = position } = hold;
      const branch =
        this.#choices?.branches.find(({ id }) => id === hold.pickupBranch)?.name ?? hold.pickupBranch;
      const queue = position === undefined ? '' : ` ${say('queue', { position, total: total! })}`;
      return say('placed', { branch }) + queue;
    });
    this.placing = false;
    this.#host.requestUpdate();
    await this.#host.focusOn('.outcome', '.hold button');
  }

  /** Takes up what was begun before the page was left to sign in. */
  readerChanged(): void {
    const { state } = this.#reader;
    if (state !== 'signed-in' && state !== 'signed-out') return;
    const place = this.#signingIn ? undefined : keptPlace(this.#host);
    if (!place) return;
    this.#dropPlace();
    if (state === 'signed-in' && place.record === this.#host.record) void this.#begin();
  }

  /** Called directly from a click: before anything is awaited, while the browser still sees it. */
  async #signIn(): Promise<boolean> {
    const { question, record } = this.#host;
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

  readonly #begin = async (): Promise<void> => {
    const { record, connection } = this.#host;
    if (this.#reader.state !== 'signed-in' && !(await this.#signIn())) return;
    if (!record || !connection || this.#host.record !== record) return;
    this.#outcome = undefined;
    const signal = this.#latest.begin();
    await this.#try(record, async () => {
      const { PatronsClient } = await import('../../parts/personal.ts');
      const [me, profile] = await Promise.all([
        new PatronsClient(connection).me({ signal }),
        profileOf(connection),
      ]);
      signal.throwIfAborted();
      this.#choices = { me, branches: profile?.branches ?? [] };
      return undefined;
    });
    if (signal.aborted) return;
    this.#host.requestUpdate();
    await this.#host.focusOn('.hold select', '.hold .primary');
  };

  /** @param act gives what to say when it is done, where there is something to say */
  async #try(record: string, act: () => Promise<string | undefined>): Promise<void> {
    let outcome: Outcome | undefined;
    try {
      const text = await act();
      outcome = text === undefined ? undefined : { done: true, text };
    } catch (error) {
      // The reader has gone on, or the widget has left the page.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      // A refusal is an answer, and not a failure of the page's.
      const isAnswer = isLibraryError(error) && ['fix-request', 'sign-in'].includes(error.advice);
      if (!isAnswer) this.#host.fail(error);
      outcome = { done: false, text: sentences(this.#host, error)[0]! };
    }
    if (this.#host.record !== record) return;
    this.#outcome = outcome;
    if (outcome) this.#host.announce(outcome.text);
  }
}
