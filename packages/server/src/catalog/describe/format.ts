import type { Format } from '@pustaka/core/contract';
import { controlValues, subfield, subfields } from '../../marc/index.ts';
import type { MarcRecord } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';

/** What a record says of its form, gathered from all the places where cataloguing rules of fifty years put it. */
interface Evidence {
  /** Leader/06. */
  readonly type: string;
  /** Leader/07. */
  readonly level: string;
  /** Form of item: 008/23 or 29, 006/06 or 12. */
  readonly forms: string;
  /** The first two positions of each 007. */
  readonly physical: readonly string[];
  /** 008/33 of visual materials, 008/26 of computer files. */
  readonly kind: string;
  /** 245 `$h`, 336–338 and 655 in lower case. */
  readonly words: string;
  /** 336–338 `$b`. */
  readonly codes: readonly string[];
}

/**
 * The contract's format of a record. An accessible form outranks all else, for it decides whether its reader can use
 * the work; then comes what part of a work it is, then what it is made of.
 *
 * @param hasItems Whether the record names physical items: a link to the work itself then does not make it an e-book.
 */
export function formatOf(record: MarcRecord, fields: LinkedFields, hasItems: boolean): Format {
  const evidence = gather(record, fields);
  const { type, level, physical, words } = evidence;
  if (isBraille(evidence)) return 'braille';
  if (type === 'i' || isAudio(evidence)) return 'audiobook';
  if (type === 'a' || type === 't') {
    if (isLargePrint(evidence)) return 'large-print';
    if (type === 't') return 'manuscript';
    if (level === 'a' || level === 'b') return 'article';
    if (level === 's') return 'journal';
    if (
      physical.some((code) => code.startsWith('v')) ||
      /videorecording|rekaman video|motion picture|moving image/.test(words)
    )
      return 'video';
    return isOnline(evidence) || (!hasItems && linksToItself(fields)) ? 'ebook' : 'book';
  }
  if (type === 'm' && isOnline(evidence) && fields.all('020').length > 0) {
    // For some years e-books were catalogued as computer files.
    return 'ebook';
  }
  return formatOfType(evidence);
}

function formatOfType({ type, kind }: Evidence): Format {
  switch (type) {
    case 'j':
      return 'music';
    case 'c':
    case 'd':
      return 'score';
    case 'e':
    case 'f':
      return 'map';
    case 'g':
      // Filmstrips, slides and transparencies are shown, but do not move.
      return 'fst'.includes(kind) ? 'picture' : 'video';
    case 'k':
      return 'picture';
    case 'm':
      return kind === 'd' ? 'ebook' : 'software';
    case 'o':
    case 'p':
      return 'kit';
    case 'r':
      return kind === 'b' ? 'kit' : 'object';
    default:
      return 'other';
  }
}

function gather(record: MarcRecord, fields: LinkedFields): Evidence {
  const type = record.leader.charAt(6);
  const isVisual = 'efgkor'.includes(type);
  const formAt = isVisual ? 29 : 23;
  const fixed = controlValues(record, '008');
  const additional = controlValues(record, '006');
  const kindAt = type === 'm' ? 26 : 33;
  return {
    type,
    level: record.leader.charAt(7),
    // 006 repeats 008/18–34 from its second position on, for the type of material that its first names.
    forms: [
      ...fixed.map((value) => value.charAt(formAt)),
      ...additional.map((value) => value.charAt('efgkor'.includes(value.charAt(0)) ? 12 : 6)),
    ].join(''),
    physical: controlValues(record, '007').map((value) => value.slice(0, 2)),
    kind:
      fixed
        .map((value) => value.charAt(kindAt))
        .join('')
        .trim()
        .charAt(0) || '-',
    words: [
      ...fields.all('245').flatMap((field) => subfields(field, 'h')),
      ...fields.all('336', '337', '338', '655').flatMap((field) => subfields(field, 'a')),
    ]
      .join(' | ')
      .slice(0, 2_000)
      .toLowerCase(),
    codes: fields.all('336', '337', '338').flatMap((field) => subfields(field, 'b')),
  };
}

/** 007 `tc` is text in braille, `fb` and `fc` tactile material in braille, alone or with other writing. */
function isBraille({ forms, physical, words, codes }: Evidence): boolean {
  return (
    forms.includes('f') ||
    physical.some((code) => code === 'tc' || code === 'fb' || code === 'fc') ||
    codes.includes('tct') ||
    /braille|braile/.test(words)
  );
}

/** 007 `tb` is large print. */
function isLargePrint({ forms, physical, words }: Evidence): boolean {
  return (
    forms.includes('d') ||
    physical.includes('tb') ||
    /large print|large type|huruf besar|cetak besar/.test(words)
  );
}

/** A text that is heard, catalogued as text or as a file: spoken word (336 `spw`), or named an audiobook. */
function isAudio({ type, kind, words, codes, physical }: Evidence): boolean {
  if (type === 'm') return kind === 'h' || /audiobook|buku audio/.test(words);
  if (type !== 'a') return false;
  const isSound = codes.includes('spw') || physical.some((code) => code.startsWith('s'));
  return (
    isSound ||
    /audiobook|buku audio|talking book|buku bicara|sound recording|rekaman suara|audiocassette/.test(words)
  );
}

function isOnline({ forms, physical, words, codes }: Evidence): boolean {
  return (
    /[oqs]/.test(forms) ||
    physical.includes('cr') ||
    codes.includes('cr') ||
    /\belectronic (?:resource|books?)|sumber elektronik|\be-?books?\b|buku elektronik|buku digital/.test(
      words,
    )
  );
}

/** 856 with second indicator `0` leads to the work itself, if `$3` does not say to what part of it. */
function linksToItself(fields: LinkedFields): boolean {
  return fields
    .all('856')
    .some(
      (field) =>
        field.indicators[1] === '0' &&
        subfield(field, 'u') !== undefined &&
        subfield(field, '3') === undefined,
    );
}
