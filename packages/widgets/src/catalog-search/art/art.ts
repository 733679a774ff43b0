import { coverArt, coverStyles } from '../../parts/cover.ts';
import { formatDrawing } from '../../parts/format-drawing.ts';

/** Covers and drawings: decoration, so the list does not wait for them, but keeps their places. */
export default class Art {
  static readonly styles = coverStyles;
  readonly cover = coverArt;
  readonly drawing = formatDrawing;
}
