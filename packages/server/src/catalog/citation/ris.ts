import type { CatalogRecord, Format } from '@pustaka/core/contract';
import { citedPeople, citedTitle, pageCount } from './people.ts';

const types: Readonly<Record<string, string>> = {
  book: 'BOOK',
  'large-print': 'BOOK',
  braille: 'BOOK',
  audiobook: 'SOUND',
  ebook: 'EBOOK',
  journal: 'JFULL',
  article: 'JOUR',
  music: 'SOUND',
  score: 'MUSIC',
  video: 'VIDEO',
  map: 'MAP',
  picture: 'ART',
  kit: 'GEN',
  object: 'GEN',
  software: 'COMP',
  manuscript: 'UNPB',
  other: 'GEN',
} satisfies Record<Format, string>;

/**
 * A record in RIS, as reference managers import it (UTF-8, lines of `TY  - BOOK` ending in CR LF).
 *
 * @param url The record's own address, for `UR`.
 */
export function toRis(record: CatalogRecord, url?: string): string {
  const { creators, editors, translators } = citedPeople(record);
  const [series] = record.series;
  const lines: [tag: string, value: string | number | undefined][] = [
    ['TY', types[record.format] ?? 'GEN'],
    ...creators.map(({ name }) => ['AU', name] as [string, string]),
    ...editors.map(({ name }) => ['A2', name] as [string, string]),
    ...translators.map(({ name }) => ['A4', name] as [string, string]),
    ['TI', citedTitle(record)],
    ['OP', record.originalScript],
    ['T2', series?.title],
    ['VL', series?.volume],
    ['PY', record.year],
    ['ET', record.edition],
    ['CY', record.place],
    ['PB', record.publisher],
    ['SP', pageCount(record)],
    ...[...record.isbns, ...record.issns].map((number) => ['SN', number] as [string, string]),
    ['LA', record.languages.join(', ') || undefined],
    ['CN', record.items.find(({ callNumber }) => callNumber !== undefined)?.callNumber],
    ...record.subjects.map((subject) => ['KW', subject] as [string, string]),
    ['AB', record.summary],
    ...[...(url === undefined ? [] : [url]), ...record.links.map((link) => link.url)].map(
      (address) => ['UR', address] as [string, string],
    ),
    ['ER', ''],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${oneLine(String(value))}\r\n`)
    .join('');
}

/** A line break would end the value, and what follows could pass for a tag. */
function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim();
}
