import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { Speech } from '../../foundation/speech.ts';
import { coverArt, coverStyles } from '../../parts/cover.ts';
import { draw } from '../../parts/draw.ts';
import { formatDrawing } from '../../parts/format-drawing.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import { words } from './words.ts';

/** Covers and formats: they dress the list, which does not wait for them but keeps their places. */
export default class Art {
  static readonly styles = coverStyles;
  readonly cover = coverArt;
  readonly #speech: Speech<typeof words.indonesian>;

  constructor(host: PustakaCatalogSearch) {
    this.#speech = new Speech(host, words);
  }

  /** A format's drawing and name. */
  format(format: string): TemplateResult {
    return html`${draw(formatDrawing(format))} ${this.#speech.nameOf('format', format)}`;
  }
}
