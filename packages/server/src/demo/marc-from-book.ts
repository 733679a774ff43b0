import type { Format } from '@pustaka/core/contract';
import type { MarcField, MarcRecord } from '../marc/record.ts';
import type { Book } from './book.ts';

/** Leader/06-07 (type of record, bibliographic level) by format. */
const types: Partial<Record<Format, string>> = {
  audiobook: 'im',
  journal: 'as',
  article: 'aa',
  music: 'jm',
  score: 'cm',
  video: 'gm',
  map: 'em',
  picture: 'km',
  kit: 'om',
  object: 'rm',
  software: 'mm',
  manuscript: 'tm',
};

/** 007/00-01, the physical description of what is not plain print. */
const physical: Partial<Record<Format, string>> = {
  'large-print': 'tb',
  braille: 'tc',
  audiobook: 'sd',
  ebook: 'cr',
  music: 'sd',
  video: 'vd',
};

/** 008/23, form of item. */
const forms: Partial<Record<Format, string>> = { 'large-print': 'd', braille: 'f', ebook: 'o' };

/** 008/22, target audience. */
const audiences: Record<Book['audience'], string> = { children: 'j', teen: 'd', adult: 'e', general: 'g' };

/** Builds the MARC 21 record of a book, as a cataloguer would enter its facts. */
export function marcFromBook(book: Book, items: readonly MarcField[]): MarcRecord {
  const [first, ...others] = book.authors;
  const isAuthor = first !== undefined && (first.role === undefined || first.role === 'aut');
  const added = isAuthor ? others : book.authors;
  const form = physical[book.format];
  const isSerial = isSerialFormat(book);
  const scriptOf =
    book.originalScript === undefined ? undefined : book.originalTitle === undefined ? '245' : '240';
  const statement = book.authors.map((author) => naturalOrder(author.name)).join(', ');
  const fields: (MarcField | undefined)[] = [
    control('001', `demo-${book.key}`),
    control('003', 'ID-DEMO'),
    form === undefined ? undefined : control('007', form),
    control('008', fixedField(book)),
    data('020', '  ', [['a', book.isbn]]),
    book.originalLanguage === undefined
      ? undefined
      : data('041', '1 ', [
          ['a', book.language],
          ['h', book.originalLanguage],
        ]),
    data('082', '04', [['a', book.ddc.replaceAll(' ', '')]]),
    isAuthor
      ? data('100', '1 ', [
          ['a', first.name],
          ['d', first.dates],
          ['4', 'aut'],
        ])
      : undefined,
    data('240', '10', [
      ['6', scriptOf === '240' ? '880-01' : undefined],
      ['a', book.originalTitle],
    ]),
    data('245', isAuthor ? '10' : '00', [
      ['6', scriptOf === '245' ? '880-01' : undefined],
      ['a', book.title + (book.subtitle ? ' :' : statement ? ' /' : '')],
      ['b', book.subtitle && book.subtitle + (statement ? ' /' : '')],
      ['c', statement || undefined],
    ]),
    data('250', '  ', [['a', book.edition]]),
    data('264', ' 1', [
      ['a', book.place],
      ['b', book.publisher],
      ['c', book.year === undefined ? undefined : `${book.year}${isSerial ? '-' : ''}`],
    ]),
    data('490', '0 ', [
      ['a', book.series?.title],
      ['v', book.series?.volume],
    ]),
    data('500', '  ', [['a', book.note]]),
    data('505', '0 ', [['a', book.contents?.join(' -- ')]]),
    ...book.subjects.map((subject) => subjectField(subject)),
    ...(book.genres ?? []).map((genre) => data('655', ' 4', [['a', genre]])),
    ...added.map((author) =>
      data('700', '1 ', [
        ['a', author.name],
        ['d', author.dates],
        ['4', author.role ?? 'aut'],
      ]),
    ),
    book.originalScript === undefined
      ? undefined
      : data('880', '10', [
          ['6', `${scriptOf}-01`],
          ['a', book.originalScript],
        ]),
    data('856', '40', [['u', book.url]]),
    ...items,
  ];
  return {
    leader: `00000n${types[book.format] ?? 'am'} a2200000 i 4500`,
    fields: fields.filter((field) => field !== undefined),
  };
}

/** A data field of the subfields that have a value; none where no subfield has one. */
export function data(
  tag: string,
  indicators: string,
  subfields: readonly (readonly [code: string, value: string | undefined])[],
): MarcField | undefined {
  const filled = subfields.flatMap(([code, value]) =>
    value === undefined || value === '' ? [] : [{ code, value }],
  );
  return filled.length > 0 ? { tag, indicators, subfields: filled } : undefined;
}

const isSerialFormat = (book: Book): boolean => types[book.format]?.endsWith('s') ?? false;

/** `Toer, Pramoedya Ananta` → `Pramoedya Ananta Toer`. */
function naturalOrder(name: string): string {
  const [last, ...first] = name.split(', ');
  return [...first, last].join(' ');
}

function control(tag: string, value: string): MarcField {
  return { tag, value };
}

/** A heading with subdivisions after ` -- ` becomes $a and $x. */
function subjectField(subject: string): MarcField {
  const [heading, ...subdivisions] = subject.split(' -- ');
  return {
    tag: '650',
    indicators: ' 4',
    subfields: [{ code: 'a', value: heading! }, ...subdivisions.map((value) => ({ code: 'x', value }))],
  };
}

/** The 40 characters of 008 for books: date type and year, language, audience and form of item. */
function fixedField(book: Book): string {
  const isSerial = isSerialFormat(book);
  const year = `${isSerial ? 'c' : book.year === undefined ? 'n' : 's'}${book.year ?? 'uuuu'}${isSerial ? '9999' : '    '}`;
  const details = `    ${audiences[book.audience]}${forms[book.format] ?? ' '}     000 0 `.padEnd(17);
  return `260101${year}io ${details}${book.language} d`;
}
