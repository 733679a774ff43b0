import { charKinds, foldCodePoint } from './fold.ts';

/**
 * Standard numbers and call numbers are found as wholes, whatever stands between their characters. In the vocabulary
 * they carry a sign that no word begins with.
 */
const identifierSign = '#';
const callNumberSign = '=';

/** What may be a standard number in a query: digits with hyphens or spaces, the last may be an X. */
export const identifierPattern = /(?<![\p{L}\p{N}])\d[\d ‐‑–-]{6,}[\dXx](?![\p{L}\p{N}])/gu;

/**
 * The term of a standard number; an ISBN-10 becomes its ISBN-13 (ISO 2108).
 *
 * @example identifierTerm('979-3062-79-7') // '#9789793062792'
 */
export function identifierTerm(text: string): string {
  const compact = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return identifierSign + (/^\d{9}[\dX]$/.test(compact) ? isbn13(compact) : compact);
}

/**
 * The term of a call number or class number: case, spaces and punctuation do not count, decimal points do.
 *
 * @example callNumberTerm('899.221 HIR l') // '=899.221hirl'
 */
export function callNumberTerm(text: string): string {
  let compact = '';
  for (const char of text) {
    if (char === '.') compact += '.';
    else {
      const folded = foldCodePoint(char.codePointAt(0)!);
      if (folded.kind !== charKinds.separator) compact += folded.text;
    }
  }
  return callNumberSign + compact.replace(/(?<!\d)\.|\.(?!\d)/g, '');
}

/** Whether a term of {@link callNumberTerm} says enough to look for call numbers that begin with it. */
export function isCallNumberPrefix(term: string): boolean {
  return term.length > 3 && /\d/.test(term);
}

/** Whether a term is a word, not a standard number or a call number. */
export function isWordTerm(term: string): boolean {
  return !term.startsWith(identifierSign) && !term.startsWith(callNumberSign);
}

function isbn13(isbn10: string): string {
  const digits = `978${isbn10.slice(0, 9)}`;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (i % 2 === 0 ? 1 : 3);
  return digits + ((10 - (sum % 10)) % 10);
}
