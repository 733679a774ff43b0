import type { Format } from '@pustaka/core/contract';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PustakaElement } from '../../foundation/element.ts';
import { Speech } from '../../foundation/speech.ts';
import { coverArt, coverStyles } from '../cover.ts';
import { draw } from '../draw.ts';
import { formatDrawing } from '../format-drawing.ts';
import { words } from './words.ts';

/** Covers and formats: they dress a list, which does not wait for them but keeps their places. */
export default class Art {
  static readonly styles = coverStyles;
  readonly cover = coverArt;
  readonly #speech: Speech<typeof words.indonesian>;

  constructor(host: PustakaElement) {
    this.#speech = new Speech(host, words);
  }

  /** A format's drawing and name; one that a later version of the contract names, by its code. */
  format(format: string): TemplateResult {
    return html`${draw(formatDrawing(format))}&nbsp;${this.#speech.say(format as Format) || format}`;
  }
}
