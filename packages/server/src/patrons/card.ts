/**
 * The one form of a card number, however it is typed or scanned: without spaces and control characters, in capitals.
 *
 * @example normaliseCard(' smd 0012-4711 ') // 'SMD0012-4711'
 */
export function normaliseCard(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, '')
    .toUpperCase();
}

const shown = 4;

/** The card number as its holder knows it again and nobody else can use it: `•••• 4711`. At most half of it is shown. */
export function maskCard(card: string): string {
  const { length } = card;
  return `•••• ${card.slice(Math.ceil(Math.max(length - shown, length / 2)))}`;
}
