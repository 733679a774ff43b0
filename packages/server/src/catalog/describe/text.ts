import { subfields } from '../../marc/index.ts';
import type { DataField } from '../../marc/index.ts';

/** The most characters of an ordinary text, and of one that is read rather than listed (summary, notes, contents). */
export const maxText = 1_000;
export const maxLongText = 10_000;
/** The most values of a repeated field. */
export const maxValues = 300;

// White space and controls other than a single blank between words, and surrogates without their other half.

const unfit = /[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\p{Cs}]| {2}|^ | $/u;

/** Anything but printable ASCII and single blanks between words: most texts by far have nothing of it, and are fit as they are. */
const unusual = /[^ -~]| {2}|^ | $/;

/**
 * A catalogued text made fit to show: normalisation form C, white space and control characters as single blanks, lone
 * surrogates as U+FFFD, at most `most` UTF-16 code units.
 */
export function clean(text: string, most = maxText): string {
  if (text.length <= most && !unusual.test(text)) return text;
  let result = text.length > most * 2 ? text.slice(0, most * 2) : text;
  if (unfit.test(result)) {
    result = result
      // U+0098 and U+009C enclose what filing ignores, as do some other C1 controls in local use: they leave no gap.
      .replace(/[\x7f-\x9f\ufeff]/g, '')
      .replace(/\p{Cs}/gu, '\ufffd')

      .replace(/[\x00-\x20\s]+/g, ' ')
      .trim();
  }
  result = result.normalize('NFC');
  return result.length <= most ? result : `${cut(result, most - 1).trimEnd()}…`;
}

/** The first `length` code units, without half a surrogate pair at the end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/**
 * A text without the punctuation that ISBD puts between elements (` /`, ` :`, ` ;`, ` =`, `,`) at its end, and
 * without a full stop that stands last, unless what it follows is an abbreviation or initial (fewer than three letters) or dots.
 */
export function trimPunctuation(text: string): string {
  const trimmed = trimSeparators(text);
  // Before other punctuation a full stop ends no element: it belongs to an abbreviation.
  if (!trimmed.endsWith('.') || / [/:;=]\s*$/.test(text)) return trimmed;
  const sentence = trimmed.slice(0, -1);
  if (/[\p{L}\p{M}]{3}$|[\p{N})\]"”’!?]$/u.test(sentence.slice(-6))) return sentence;
  return / [/:;,=]$/.test(sentence) ? trimSeparators(sentence) : trimmed;
}

function trimSeparators(text: string): string {
  let end = text.length;
  while (end > 0 && ' /:;,='.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Without the brackets that say a cataloguer supplied the text: `[Jakarta]`, or only one of them. */
export function trimBrackets(text: string): string {
  const inner = text.replace(/^\[/, '').replace(/\]$/, '');
  return /[[\]]/.test(inner) ? text : inner;
}

/** The values of some subfields, cleaned and joined; empty where there are none. */
export function joined(field: DataField, codes: string, separator = ' ', most = maxText): string {
  return clean(subfields(field, codes).join(separator), most);
}

/** Texts without the empty ones and, case aside, without repetition, at most {@link maxValues}. */
export function distinct(texts: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  for (const text of texts) {
    const key = text.toLowerCase();
    if (text !== '' && !seen.has(key)) seen.set(key, text);
    if (seen.size === maxValues) break;
  }
  return [...seen.values()];
}

/** A text or, where it is empty, nothing. */
export function orNothing(text: string): string | undefined {
  return text === '' ? undefined : text;
}
