import type { CatalogRecord, Contributor } from '@pustaka/core/contract';
import { citedPeople, citedTitle, pageCount } from './people.ts';

const bookFormats = new Set(['book', 'large-print', 'braille', 'ebook']);

/** What `howpublished` says of the formats for which BibTeX has no type of entry. */
const howPublished: Readonly<Record<string, string>> = {
  audiobook: 'Audiobook',
  ebook: 'E-book',
  braille: 'Braille',
  'large-print': 'Large print',
  music: 'Sound recording',
  score: 'Music score',
  video: 'Video',
  map: 'Map',
  picture: 'Picture',
  kit: 'Kit',
  object: 'Object',
  software: 'Software',
};

/**
 * A record as a BibTeX entry in UTF-8, as biber and modern bibtex read it. Texts are escaped for LaTeX and titles keep
 * their capitals. The key is made of name, year and first word: `toer1980bumi`.
 *
 * @param url The record's own address.
 */
export function toBibtex(record: CatalogRecord, url?: string): string {
  const { creators, editors, translators } = citedPeople(record);
  const [series] = record.series;
  const isArticle = record.format === 'article';
  const fields: [name: string, value: string | undefined][] = [
    ['author', names(creators)],
    ['editor', names(editors)],
    ['translator', names(translators)],
    ['title', `{${escapeLatex(citedTitle(record))}}`],
    [isArticle ? 'journal' : 'series', series && escapeLatex(series.title)],
    ['volume', series?.volume && escapeLatex(series.volume)],
    ['edition', record.edition && escapeLatex(record.edition)],
    ['publisher', record.publisher && escapeLatex(record.publisher)],
    ['address', record.place && escapeLatex(record.place)],
    ['year', record.year?.toString()],
    ['pagetotal', pageCount(record)?.toString()],
    ['isbn', record.isbns.join(', ') || undefined],
    ['issn', record.issns.join(', ') || undefined],
    ['language', record.languages.join(', ') || undefined],
    ['keywords', record.subjects.map(escapeLatex).join(', ') || undefined],
    ['abstract', record.summary && escapeLatex(record.summary)],
    ['howpublished', howPublished[record.format]],
    ['url', url && escapeUrl(url)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@${entryType(record.format)}{${citationKey(record)},\n${lines.join('')}}\n`;
}

function entryType(format: string): string {
  if (bookFormats.has(format)) return 'book';
  if (format === 'article') return 'article';
  return format === 'manuscript' ? 'unpublished' : 'misc';
}

/** `Toer, Pramoedya Ananta and Max Lane`; a name that is not inverted stays in one piece, for it may be a body's. */
function names(contributors: readonly Contributor[]): string {
  return contributors
    .map(({ name }) =>
      /^[^,]+, /.test(name) && !/\band\b/i.test(name) ? escapeLatex(name) : `{${escapeLatex(name)}}`,
    )
    .join(' and ');
}

const latex: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&#%_^~]/g, (char) => latex[char] ?? char).replace(/\s+/g, ' ');
}

/** `\url` takes an address as it is; only braces and backslashes could end it. */
function escapeUrl(url: string): string {
  return url.replace(/[\\{}\s]/g, encodeURIComponent);
}

/** Letters and digits only, so that every tool takes the key; the record's id where title and name have none. */
function citationKey(record: CatalogRecord): string {
  const name = plain(record.contributors[0]?.name.split(',')[0] ?? '').slice(0, 30);
  const word = plain(record.title.split(/\s+/).find((part) => plain(part).length > 2) ?? '').slice(0, 30);
  return `${name}${record.year ?? ''}${word}` || `record-${plain(record.id)}`;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
}
