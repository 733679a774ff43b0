/**
 * The graphic character sets of MARC-8 with their Unicode values, from the MARC 21 Specifications for Record
 * Structure, Character Sets, and Exchange Media, "Code Tables" (Library of Congress). Sets are indexed by the
 * seven-bit code, for a set reads the same in G0 (0x21–0x7E) and in G1 (0xA1–0xFE).
 */
export type GraphicSet = readonly string[];

/** Consecutive codes from `code` on: the characters of a text, or a range of code points, both ends included. */
type Run = readonly [code: number, text: string] | readonly [code: number, from: number, to: number];

function graphicSet(...runs: readonly Run[]): GraphicSet {
  const set: string[] = [];
  for (const [code, from, to] of runs) {
    if (typeof from === 'string') Array.from(from).forEach((char, index) => (set[code + index] = char));
    else
      for (let point = from; point <= (to ?? from); point++)
        set[code + point - from] = String.fromCodePoint(point);
  }
  return set;
}

export const basicLatin = graphicSet([0x21, 0x21, 0x7e]);

/**
 * ANSEL. A ligature or double tilde over two letters is two codes, one before each letter; they are read as Unicode's
 * one double-wide mark (U+0361, U+0360) after the first letter, as the code tables offer beside the half marks, so
 * the second halves (0x6C, 0x7B) are empty.
 */
export const extendedLatin = graphicSet(
  [0x21, 'ŁØĐÞÆŒʹ·♭®±ƠƯʼ'],
  [0x30, 'ʻłøđþæœʺı£ð'],
  [0x3c, 'ơư'],
  [0x40, '°ℓ℗©♯¿¡ß€'],
  [0x60, '\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\u0361'],
  [0x6d, '\u0315\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\u0360'],
  [0x7e, '\u0313'],
)
  .with(0x6c, '')
  .with(0x7b, '');

const basicHebrew = graphicSet(
  [0x21, '!\u05f4#$%&\u05f3()*+,\u05be./0123456789:;<=>?'],
  [0x40, '\u05b7\u05b8\u05b6\u05b5\u05b4\u05b9\u05bb\u05b0\u05b2\u05b3\u05b1\u05bc\u05bf\u05c1\ufb1e'],
  [0x5b, '['],
  [0x5d, ']'],
  [0x60, 0x05d0, 0x05ea],
  [0x7b, 0x05f0, 0x05f2],
);

const basicArabic = graphicSet(
  [0x21, '!"#$\u066a&\'()\u066d+\u060c-./'],
  [0x30, 0x0660, 0x0669],
  [0x3a, ':\u061b<=>\u061f'],
  [0x41, 0x0621, 0x063a],
  [0x5b, '['],
  [0x5d, ']'],
  [0x60, 0x0640, 0x0652],
  [0x73, '\u0671\u0670'],
  [0x78, '\u066c\u201d\u201c'],
);

const extendedArabic = graphicSet(
  [0x21, '\u06fd\u0672\u0673'],
  [0x24, 0x0679, 0x0686],
  [0x32, '\u06bf'],
  [0x33, 0x0687, 0x069c],
  [0x49, '\u06fa\u069d\u069e\u06fb\u069f\u06a0\u06fc'],
  [0x50, 0x06a1, 0x06b8],
  [0x68, 0x06ba, 0x06bd],
  [0x6c, '\u06b9\u06be\u06c0\u06c4\u06c5\u06c6\u06ca\u06cb\u06cd\u06ce\u06d0\u06d2\u06d3'],
  [0x7d, '\u0306\u030c'],
);

const basicCyrillic = graphicSet(
  [0x21, 0x21, 0x3f],
  [0x40, 'юабцдефгхийклмнопярстужвьызшэщчъ'],
  [0x60, 'ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧ'],
);

const extendedCyrillic = graphicSet(
  [0x40, 'ґђѓєёѕіїјљњћќўџ'],
  [0x50, 'ѣѳѵѫ'],
  [0x5b, '['],
  [0x5d, ']'],
  [0x5f, '_'],
  [0x60, 'ҐЂЃЄЁЅІЇЈЉЊЋЌЎЏЪ'],
  [0x70, 'ѢѲѴѪ'],
);

const basicGreek = graphicSet(
  [0x21, '\u0300\u0301\u0308\u0342\u0313\u0314\u0345'],
  [0x30, '«»“”\u0374\u0375'],
  [0x3b, '\u0387'],
  [0x3f, '\u037e'],
  [0x41, 'ΑΒ'],
  [0x44, 'ΓΔΕϚϜΖΗΘΙΚΛΜΝΞΟΠϞΡΣ'],
  [0x58, 'ΤΥΦΧΨΩϠ'],
  [0x61, 'αβϐγδεϛϝζηθικλμνξοπϟρσςτυφχψωϡ'],
);

const greekSymbols = graphicSet([0x61, 'αβγ']);
const subscripts = graphicSet([0x28, '₍₎'], [0x2b, '₊'], [0x2d, '₋'], [0x30, '₀₁₂₃₄₅₆₇₈₉']);
const superscripts = graphicSet([0x28, '⁽⁾'], [0x2b, '⁺'], [0x2d, '⁻'], [0x30, '⁰¹²³⁴⁵⁶⁷⁸⁹']);

/**
 * East Asian Character Code: three bytes a character, some 15,700 of them. They are recognised, so that the text
 * around them is read rightly, but not mapped.
 */
export const eastAsian = graphicSet();

/** Sets by the final character of the escape sequence that designates them. */
export const setsByFinal: ReadonlyMap<string, GraphicSet> = new Map([
  ['B', basicLatin],
  ['E', extendedLatin],
  ['1', eastAsian],
  ['2', basicHebrew],
  ['3', basicArabic],
  ['4', extendedArabic],
  ['N', basicCyrillic],
  ['Q', extendedCyrillic],
  ['S', basicGreek],
  ['b', subscripts],
  ['g', greekSymbols],
  ['p', superscripts],
]);

/** The four codes of the C1 area: start and end of a part ignored in filing, zero-width joiner and non-joiner. */
export const controlCharacters: ReadonlyMap<number, string> = new Map([
  [0x88, '\u0098'],
  [0x89, '\u009c'],
  [0x8d, '\u200d'],
  [0x8e, '\u200c'],
]);
