import { getRecord } from '@pustaka/core/contract/catalog';
import type { CatalogRecord } from '@pustaka/core/contract';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Speech } from '../../foundation/speech.ts';
import { copy } from '../../parts/copy.ts';
import { draw } from '../../parts/draw.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { citation } from './citation.ts';
import type { words } from './words.ts';

const arrow = 'M12 15V3M8 7l4-4l4 4M5 12v8h14v-8';
const quotes = 'M10 7H5v6h5V7q0 8-4 10M19 7h-5v6h5V7q0 8-4 10';

/** Takes a record along: its link, where the page's address can name it, and its citation. */
export class Sharing {
  readonly #host: PustakaCatalogSearch;
  readonly #speech: Speech<typeof words.indonesian>;
  /** What was copied last, so that its button can say so. */
  #copied: string | undefined;
  /** A link that could be neither shared nor copied, as in a frame that may not: it is shown to be copied by hand. */
  #refused: string | undefined;

  constructor(host: PustakaCatalogSearch, speech: Speech<typeof words.indonesian>) {
    this.#host = host;
    this.#speech = speech;
  }

  view(record: CatalogRecord): TemplateResult {
    const { connection } = this.#host;
    const { say } = this.#speech;
    const url = this.#host.address.value?.of(record.id);
    const address = connection?.address(getRecord, { params: { id: record.id } });
    const reference = citation(record);
    const nowCopied = (text: string, word: 'share' | 'copy') => say(text === this.#copied ? 'copied' : word);
    return html`<div class="sharing">
      ${
        url
          ? html`<button type="button" @click=${() => void this.#share(record.title, url)}>
              ${draw(arrow)} ${nowCopied(url, 'share')}
            </button>`
          : nothing
      }
      ${url && url === this.#refused ? html`<p class="citation"><a href=${url}>${url}</a></p>` : nothing}
      <details>
        <summary class="button">${draw(quotes)} ${say('cite')}</summary>
        <div class="citation">
          <p>${reference}</p>
          <p>
            <button class="link" type="button" @click=${() => void this.#copy(reference)}>
              ${nowCopied(reference, 'copy')}
            </button>
            <a href=${address ? `${address}.ris` : nothing} download>RIS</a>
            <a href=${address ? `${address}.bib` : nothing} download>BibTeX</a>
          </p>
        </div>
      </details>
    </div>`;
  }

  /** The device's own way to share, where it has one; else the link is copied. */
  async #share(title: string, url: string): Promise<void> {
    if ('share' in navigator) {
      const refused = await navigator.share({ title, url }).catch((error: unknown) => error as Error);
      // A reader who closes the device's sheet has changed their mind: that is no failure.
      if (refused?.name !== 'NotAllowedError') return;
    }
    if (await this.#copy(url)) return;
    this.#refused = url;
    this.#host.requestUpdate();
  }

  /** @returns whether it could */
  async #copy(text: string): Promise<boolean> {
    const isCopied = await copy(this.#host, text, this.#speech.say('copied'));
    if (isCopied) this.#copied = text;
    this.#host.requestUpdate();
    return isCopied;
  }
}
