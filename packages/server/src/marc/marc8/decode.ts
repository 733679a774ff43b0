import { basicLatin, controlCharacters, eastAsian, extendedLatin, setsByFinal } from './sets.ts';
import type { GraphicSet } from './sets.ts';

export interface Marc8Text {
  /** In Unicode normalisation form C. */
  readonly text: string;
  /** How many characters had no known value and became U+FFFD. */
  readonly lost: number;
}

const escape = 0x1b;
const replacement = '\ufffd';
const combining = /^\p{M}$/u;
const shortAlef = '\u0670';

/**
 * Technique 1: one letter after the escape. Technique 2: where to designate (`(` and `,` G0, `)` and `-` G1, with `$`
 * for a set of several bytes a character), then the final character of the set, before which ANSEL has a `!`.
 */
const escapeSequence = /\x1b(?:([gbps])|(\$?[(,)-]|\$)!?([BE1234NQS]))/y;

/** In MARC-8 these come before the letter they modify. Short alef is a mark in Unicode, but a letter in MARC-8. */
function isCombining(char: string): boolean {
  return char >= '\u0300' && char !== shortAlef && combining.test(char);
}

/** Whether a text holds a sequence that only MARC-8 has. */
export function hasMarc8Escape(bytes: string): boolean {
  return /\x1b(?:[gbps]|(?:\$?[(,)-]|\$)!?[BE1234NQS])/.test(bytes);
}

/**
 * Decodes MARC-8 (MARC 21 Specifications, "Character Sets: MARC-8 Environment").
 *
 * @param bytes One subfield or control field, a character a byte (`latin1`). Escape sequences hold to its end.
 * @example decodeMarc8('Caf\xe2e').text // 'Café'
 */
export function decodeMarc8(bytes: string): Marc8Text {
  let g0: GraphicSet = basicLatin;
  let g1: GraphicSet = extendedLatin;
  let text = '';
  let marks = '';
  let lost = 0;

  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes.charCodeAt(at);
    if (byte === escape) {
      escapeSequence.lastIndex = at;
      const [sequence, locking, target = '', final] = escapeSequence.exec(bytes) ?? [];
      if (sequence === undefined) continue;
      const set = setsByFinal.get(locking ?? final ?? '') ?? basicLatin;
      if (target.endsWith(')') || target.endsWith('-')) g1 = set;
      else g0 = set;
      at += sequence.length - 1;
      continue;
    }

    const set = byte < 0x80 ? g0 : g1;
    let char: string | undefined;
    if (byte <= 0x20 || byte === 0x7f) char = String.fromCharCode(byte);
    else if (byte >= 0x80 && byte < 0xa0) char = controlCharacters.get(byte);
    else if (set === eastAsian) at += 2;
    else char = set[byte & 0x7f];

    if (char === undefined) lost += 1;
    if (char !== undefined && isCombining(char)) {
      marks += char;
    } else if (char !== '') {
      text += (char ?? replacement) + marks;
      marks = '';
    }
  }
  return { text: (text + marks).normalize('NFC'), lost };
}
