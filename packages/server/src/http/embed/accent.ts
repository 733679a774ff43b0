/** Red, green and blue of sRGB, each 0 to 1. */
type Colour = readonly number[];

const black: Colour = [0, 0, 0];
const white: Colour = [1, 1, 1];

/** What lies under the page, as browsers paint it, and in which direction a colour stands out from it. */
const grounds = {
  light: { ground: white, away: black, on: '#fff' },
  dark: { ground: [0.12, 0.12, 0.12] as Colour, away: white, on: '#000' },
} as const;

/** WCAG 2.2, success criterion 1.4.3. */
const leastContrast = 4.5;

/**
 * The declarations for an accent colour that somebody chose. One that could not be read on the page is darkened, or
 * lightened on a dark one, as far as needed.
 *
 * @param written six hexadecimal digits: `8a1538`
 * @returns nothing where it is no colour
 */
export function accentStyle(written: string, scheme: 'light' | 'dark'): string {
  if (!/^[\da-f]{6}$/i.test(written)) return '';
  const chosen = [0, 2, 4].map((at) => Number.parseInt(written.slice(at, at + 2), 16) / 255);
  const { ground, away, on } = grounds[scheme];
  let colour: Colour = chosen;
  for (let share = 0; contrast(colour, ground) < leastContrast; share += 0.05) {
    colour = chosen.map((channel, i) => channel + (away[i]! - channel) * share);
  }
  return `--pustaka-accent:${hex(colour)};--pustaka-on-accent:${on};`;
}

/** WCAG 2.2: contrast ratio, from 1 to 21. */
function contrast(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2: relative luminance. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function hex(colour: Colour): string {
  return `#${colour
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
