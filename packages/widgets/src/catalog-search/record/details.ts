import { isLibraryError } from '@pustaka/core/connection';
import type { Connection } from '@pustaka/core/connection';
import { getRecord } from '@pustaka/core/contract/catalog';
import type { CatalogRecord } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { ReactiveController, TemplateResult } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import { Speech } from '../../foundation/speech.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { reportTrouble, trouble } from '../../parts/trouble.ts';
import { facts } from './facts.ts';
import { itemsTable } from './items.ts';
import { Sharing } from './sharing.ts';
import { styles } from './styles.ts';
import { words } from './words.ts';

/** The record that is open, in full. */
export default class Details implements ReactiveController {
  static readonly styles = styles;
  readonly #host: PustakaCatalogSearch;
  readonly #speech: Speech<typeof words.indonesian>;
  readonly #sharing: Sharing;
  readonly #latest = new Latest();
  #connection: Connection | undefined;
  #id: string | undefined;
  #record: CatalogRecord | undefined;
  #error: unknown;

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    this.#speech = new Speech(host, words);
    this.#sharing = new Sharing(host, this.#speech);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('online', this.#retryIfFailed);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#retryIfFailed);
    this.#latest.stop();
    // So that it is asked for again when the widget comes back.
    if (!this.#record) this.#id = undefined;
  }

  hostUpdate(): void {
    const { record, connection } = this.#host;
    if (record === this.#id && connection === this.#connection) return;
    if (record !== this.#id) this.#record = undefined;
    this.#id = record;
    this.#connection = connection;
    if (record && connection) void this.#ask(record, connection);
    else this.#latest.stop();
  }

  view(): TemplateResult {
    if (this.#error && this.#host.showsErrors) {
      // A record that the library does not have will not be there a moment later: the way back stands above.
      const isHopeless = isLibraryError(this.#error) && this.#error.advice === 'fix-request';
      return trouble(this.#host, this.#error, isHopeless ? undefined : this.#retry);
    }
    if (!this.#record) return html`<p class="muted loading">${this.#speech.say('loading')}</p>`;
    return this.#recordView(this.#record);
  }

  readonly #retry = (): void => {
    this.#id = undefined;
    this.#host.requestUpdate();
  };

  readonly #retryIfFailed = (): void => {
    if (!this.#error) return;
    this.#id = undefined;
    this.#host.requestUpdate();
  };

  async #ask(id: string, connection: Connection): Promise<void> {
    const signal = this.#latest.begin();
    this.#error = undefined;
    try {
      const record = await connection.request(getRecord, { params: { id } }, { signal });
      if (signal.aborted) return;
      this.#record = record;
      void this.#host.results.value?.offerHolds();
    } catch (error) {
      if (signal.aborted) return;
      this.#error = error;
    }
    if (this.#error) reportTrouble(this.#host, this.#error);
    else this.#host.announce(this.#record?.title ?? '');
    this.#host.requestUpdate();
  }

  #recordView(record: CatalogRecord): TemplateResult {
    const { headingLevel, art, results } = this.#host;
    const { say } = this.#speech;
    const { id, title, subtitle, contributors, responsibility, format, summary, contents, links, items } =
      record;
    const heading = (text: string) =>
      html`<div class="section" role="heading" aria-level=${headingLevel + 1}>${text}</div>`;
    return html`<div class="opening">
        <div class="cover" aria-hidden="true">${art.value?.cover(id, title, contributors[0]?.name)}</div>
        <div>
          <div class="record-title" role="heading" aria-level=${headingLevel}>${title}</div>
          ${subtitle && html`<p class="subtitle">${subtitle}</p>`}
          ${responsibility && html`<p>${responsibility}</p>`}
          <p class="muted">${art.value?.format(format)}</p>
          ${this.#sharing.view(record)} ${results.value?.hold.value?.inFull(record)}
        </div>
      </div>
      ${
        links.length > 0
          ? html`${heading(say('links'))}
              <ul class="links">
                ${links.map(({ url, label }) => html`<li><a href=${safe(url)}>${label ?? url}</a></li>`)}
              </ul>`
          : nothing
      }
      ${items.length > 0 ? html`${heading(say('where'))} ${itemsTable(record, results.value?.session.branches, this.#speech)}` : nothing}
      ${
        summary
          ? html`${heading(say('summary'))}
              <p>${summary}</p>`
          : nothing
      }
      ${
        contents.length > 0
          ? html`${heading(say('contents'))}
              <ul>
                ${contents.map((one) => html`<li>${one}</li>`)}
              </ul>`
          : nothing
      }
      ${heading(say('about'))} ${facts(this.#host, record, this.#speech)}`;
  }
}

/** A catalogued link, unless a browser would run it. */
const safe = (url: string): string => (/^(https?|mailto):/i.test(url) ? url : `https://${url}`);
