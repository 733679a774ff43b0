import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { ReadWarning } from '../outcome.ts';
import { decodeMarc8, hasMarc8Escape } from '../marc8/decode.ts';
import { controlCharacters, extendedLatin } from '../marc8/sets.ts';

/** Turns the bytes of one record into text. */
export interface TextDecoding {
  /** The bytes from `start` to `end` with delimiters still in place. */
  raw(start: number, end: number): string;
  /** The text of one subfield or control field, cut from {@link TextDecoding.raw}. */
  value(raw: string): string;
  /** What there is to say about the record's coding, once all its values were read. */
  warnings(): ReadWarning[];
}

type Coding = 'ascii' | 'utf-8' | 'marc-8' | 'windows-1252';

/**
 * How a record's text is coded. Leader/09 (`a` UTF-8, blank MARC-8) is often wrong, so the bytes have the last word:
 * text that is not ASCII is hardly ever valid UTF-8 by accident, and an escape sequence is never UTF-8.
 *
 * @param dataStart Where the fields begin, after leader and directory.
 * @param declared Leader/09.
 */
export function textDecoding(bytes: Buffer, dataStart: number, declared: string): TextDecoding {
  const data = bytes.subarray(dataStart);
  const coding = codingOf(data, declared);
  switch (coding) {
    case 'ascii':
      return { ...latin1(bytes), value: (raw) => raw, warnings: () => [] };
    case 'utf-8':
      return {
        raw: (start, end) => bytes.toString('utf8', start, end),
        value: (raw) => raw,
        warnings: () => [
          ...mislabelled(declared === 'a', 'UTF-8'),
          ...lostWarning(isUtf8(data) ? 0 : utf8Balance(data).broken, 'damaged UTF-8'),
        ],
      };
    case 'marc-8': {
      let lost = 0;
      return {
        ...latin1(bytes),
        value(raw) {
          if (!/[\x1b\x80-\xff]/.test(raw)) return raw;
          const decoded = decodeMarc8(raw);
          lost += decoded.lost;
          return decoded.text;
        },
        warnings: () => [
          ...mislabelled(declared !== 'a', 'MARC-8'),
          ...lostWarning(lost, 'East Asian or undefined MARC-8'),
        ],
      };
    }
    case 'windows-1252':
      return {
        ...latin1(bytes),
        value: (raw) => windows1252.decode(Buffer.from(raw, 'latin1')),
        warnings: () => mislabelled(false, 'Windows-1252'),
      };
  }
}

const windows1252 = new TextDecoder('windows-1252');

function latin1(bytes: Buffer): Pick<TextDecoding, 'raw'> {
  const text = bytes.toString('latin1');
  return { raw: (start, end) => text.slice(start, end) };
}

function codingOf(bytes: Buffer, declared: string): Coding {
  const escaped = bytes.includes(0x1b) && hasMarc8Escape(bytes.toString('latin1'));
  if (isAscii(bytes)) return escaped ? 'marc-8' : 'ascii';
  if (isUtf8(bytes)) return 'utf-8';
  if (escaped) return 'marc-8';
  const { valid, broken } = utf8Balance(bytes);
  if (valid > broken) return 'utf-8';
  const { high, odd } = anselOddities(bytes);
  // One oddity is a slip of the keyboard in a record that says it is MARC-8.
  const slips = declared === 'a' ? 0 : 1;
  return odd > slips && odd * 2 > high ? 'windows-1252' : 'marc-8';
}

/** How many characters beyond ASCII are valid UTF-8, and how many stretches are not. */
function utf8Balance(bytes: Buffer): { valid: number; broken: number } {
  let valid = 0;
  let broken = 0;
  for (const char of bytes.toString()) {
    if (char === '\ufffd') broken += 1;
    else if (char >= '\x80') valid += 1;
  }
  return { valid, broken };
}

/**
 * How many bytes above ASCII there are, and how many make no sense as ANSEL: not defined there, or a mark that no
 * letter or other mark follows. In Windows-1252, which some systems export under either label, most of them do not.
 */
function anselOddities(bytes: Buffer): { high: number; odd: number } {
  let high = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    const next = bytes[at + 1] ?? 0;
    const isMark = byte >= 0xe0;
    const letterFollows = next >= 0x80 || (next >= 0x41 && next <= 0x5a) || (next >= 0x61 && next <= 0x7a);
    const isDefined = byte >= 0xa0 ? extendedLatin[byte & 0x7f] !== undefined : controlCharacters.has(byte);
    if (!isDefined || (isMark && !letterFollows)) odd += 1;
  }
  return { high, odd };
}

function mislabelled(labelIsRight: boolean, found: string): ReadWarning[] {
  if (labelIsRight) return [];
  return [
    { code: 'encoding-mislabelled', message: `The leader names another character coding; read as ${found}.` },
  ];
}

function lostWarning(count: number, kind: string): ReadWarning[] {
  if (count === 0) return [];
  return [
    { code: 'characters-lost', message: `${count} characters could not be read (${kind}); shown as U+FFFD.` },
  ];
}
