/**
 * Folding: what readers may leave out or write in another way becomes the same letters. Case, accents, width,
 * ligatures, Arabic tashkeel, tatweel and letter variants, Hebrew points, Indic nukta and nasal marks, apostrophes, and
 * the digits of every script.
 */

/** Letters that Unicode does not take apart but readers write with plain ones. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
  ʀ: 'r',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'ه',
  ک: 'ك',
  ڪ: 'ك',
};

const ignored =
  // Apostrophes and the marks that stand for ʻayn and alif in romanised texts, Hebrew geresh, Arabic tatweel, and
  // everything invisible: soft hyphen, joiners, direction marks.
  /['`´‘’‛′ʹ-˿׳״ـ]|\p{Cf}/u;

const accents =
  // Not the Japanese voicing marks U+3099 and U+309A, which make other letters, nor the vowel signs of Indic and
  // South-East Asian scripts; of those only nukta and the nasal marks.
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\u064b-\u0655\u0670\u0900-\u0902\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/u;

const mark = /\p{M}/u;
const letterOrNumber = /[\p{L}\p{N}]/u;
const decimalDigit = /\p{Nd}/u;
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Java}\p{sc=Bali}\p{sc=Bugi}\p{sc=Batk}]/u;

/** What a character is to the tokeniser. */
export const charKinds = { separator: 0, ignored: 1, spaced: 2, unspaced: 3, unspacedMark: 4 } as const;

export interface FoldedChar {
  readonly kind: (typeof charKinds)[keyof typeof charKinds];
  /** The letters and digits it becomes; empty for separators and ignored characters. */
  readonly text: string;
}

const separator: FoldedChar = { kind: charKinds.separator, text: '' };
const nothing: FoldedChar = { kind: charKinds.ignored, text: '' };
const known: (FoldedChar | undefined)[] = [];

/** Folds one character, given as its code point. */
export function foldCodePoint(codePoint: number): FoldedChar {
  const before = known[codePoint];
  if (before) return before;
  const folded = foldCharacter(String.fromCodePoint(codePoint));
  // Beyond the Basic Multilingual Plane characters are rare, and a table reaching that far would be sparse.
  if (codePoint < 0x10000) known[codePoint] = folded;
  return folded;
}

/**
 * Folds a whole text; every stretch of separators becomes one space.
 *
 * @example foldText("Al-Qur'an & Tafsīr") // 'al quran tafsir'
 */
export function foldText(text: string): string {
  let result = '';
  let gap = false;
  for (const char of text) {
    const folded = foldCodePoint(char.codePointAt(0)!);
    if (folded.kind === charKinds.separator) gap = true;
    else if (folded.text) {
      if (gap && result) result += ' ';
      gap = false;
      result += folded.text;
    }
  }
  return result;
}

/** The end, in `text`, of the first `length` folded code units that begin at `start`. */
export function foldedPrefixEnd(text: string, start: number, length: number): number {
  let at = start;
  for (let count = 0; count < length && at < text.length;) {
    const codePoint = text.codePointAt(at)!;
    count += foldCodePoint(codePoint).text.length;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

function foldCharacter(char: string): FoldedChar {
  let text = '';
  let separates = false;
  for (const part of char.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (ignored.test(part) || (mark.test(part) && accents.test(part))) continue;
    if (letterOrNumber.test(part) || mark.test(part)) text += plainLetters[part] ?? plainDigit(part);
    else separates = true;
  }
  if (!text) return separates ? separator : nothing;
  // Jamo alone would make bigrams of half syllables.
  const composed = text.normalize('NFC');
  if (!unspaced.test(composed)) return { kind: charKinds.spaced, text };
  if (mark.test(text[0]!)) return { kind: charKinds.unspacedMark, text };
  return { kind: charKinds.unspaced, text: /\p{sc=Hang}/u.test(composed) ? composed : text };
}

function plainDigit(char: string): string {
  if (char <= '9' || !decimalDigit.test(char)) return char;
  // Unicode's decimal digits come in runs of ten, zero first.
  const codePoint = char.codePointAt(0)!;
  let zero = codePoint;
  while (decimalDigit.test(String.fromCodePoint(zero - 1))) zero--;
  return String((codePoint - zero) % 10);
}
