import { css, html } from 'lit';
import type { TemplateResult } from 'lit';

/** Ground and figure, dark enough for white letters (contrast ≥ 7). */
const colours = [
  ['#1f4e5f', '#79a8a9'],
  ['#5b2333', '#c97b84'],
  ['#2f4b26', '#9db17c'],
  ['#3c3b6e', '#9a98d0'],
  ['#6b3e12', '#d9a05b'],
  ['#22313f', '#7d93a8'],
  ['#54306b', '#b58ac9'],
  ['#0b5563', '#6fb6b0'],
] as const;

/** One tile, 12 × 12, relative to its corner, of a batik pattern: kawung, parang, tumpal, truntum, banji. */
const tiles = [
  'm1 1q5 0 5 5q-5 0-5-5m10 0q0 5-5 5q0-5 5-5m-10 10q0-5 5-5q0 5-5 5m10 0q-5 0-5-5q5 0 5 5',
  'm0 12q2-7 7-7q4 0 5-5q-6 0-9 3q-3 4-3 9m6 0l6-6',
  'm0 12l6-12l6 12zm3 0l3-6l3 6',
  'm6 2v8m-4-4h8m-6.5-2.5l5 5m0-5l-5 5',
  'm0 3h6v6h6m-6-6v-3m0 9v3',
] as const;

/** The same number for the same text, spread evenly (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * What to put into a `.cover` of a record that has none: the title over a batik pattern. Pattern and colours follow from the id, so a
 * record always looks the same.
 */
export function coverArt(id: string, title: string, author = ''): TemplateResult {
  const number = numberOf(id);
  const [ground, figure] = colours[number % colours.length]!;
  const tile = tiles[(number >>> 8) % tiles.length]!;
  let batik = '';
  for (let y = 60; y < 96; y += 12) {
    for (let x = 0; x < 72; x += 12) batik += `M${x} ${y}${tile}`;
  }
  return html`<svg viewBox="0 0 64 96" preserveAspectRatio="xMidYMax slice">
      <path d="M0 0h64v96H0z" fill=${ground} stroke="none" />
      <path d="${batik}M0 60h64" stroke=${figure} />
    </svg>
    <b>${title}</b><i>${author}</i>`;
}

export const coverStyles = css`
  .cover {
    isolation: isolate;
    padding-block: 0.9em;
    padding-inline: 1.1em 0.8em;
    box-shadow:
      0 1px 2px #0003,
      0 4px 12px #0002;
    font-size: 0.625rem;
    line-height: 1.25;
  }
  .cover svg {
    position: absolute;
    inset: 0;
    z-index: -1;
    inline-size: 100%;
    block-size: 100%;
    stroke-width: 0.8;
  }
  .cover b,
  .cover i {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    color: #fff;
    font-family: Georgia, 'Noto Serif', serif;
  }
  .cover i {
    -webkit-line-clamp: 2;
    margin-block-start: 0.4em;
    font-style: normal;
    opacity: 0.85;
  }
  /* Where the browser paints a ground behind each line; the title stands beside the cover. */
  @media (forced-colors: active) {
    .cover b,
    .cover i {
      visibility: hidden;
    }
  }
`;
