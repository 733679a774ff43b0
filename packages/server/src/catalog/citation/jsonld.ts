import type { CatalogRecord, Contributor, Format } from '@pustaka/core/contract';
import { citedPeople, pageCount } from './people.ts';

/** schema.org types by format; a format that a later version adds is a `CreativeWork`. */
const types: Readonly<Record<string, string>> = {
  book: 'Book',
  'large-print': 'Book',
  braille: 'Book',
  audiobook: 'Audiobook',
  ebook: 'Book',
  journal: 'Periodical',
  article: 'Article',
  music: 'MusicAlbum',
  score: 'SheetMusic',
  video: 'Movie',
  map: 'Map',
  picture: 'VisualArtwork',
  kit: 'CreativeWork',
  object: 'CreativeWork',
  software: 'SoftwareApplication',
  manuscript: 'Manuscript',
  other: 'CreativeWork',
} satisfies Record<Format, string>;

/** What schema.org says beside the type: the form of a book, and its features for those who cannot read print. */
const features: Readonly<Record<string, object>> = {
  'large-print': { accessibilityFeature: ['largePrint'] },
  braille: { accessibilityFeature: ['braille'], accessMode: ['tactile'] },
  audiobook: { bookFormat: 'https://schema.org/AudiobookFormat' },
  ebook: { bookFormat: 'https://schema.org/EBook' },
};

/**
 * A record as schema.org JSON-LD, indented. Safe inside a `<script>` of an HTML page: it holds no `<`.
 *
 * @param url The record's own address, which becomes its `@id`.
 */
export function toJsonLd(record: CatalogRecord, url: string): string {
  const { creators, editors, translators, illustrators, narrators } = citedPeople(record);
  const isBook = types[record.format] === 'Book' || record.format === 'audiobook';
  const data = {
    '@context': 'https://schema.org',
    '@type': types[record.format] ?? 'CreativeWork',
    '@id': url,
    url,
    name: record.title,
    alternativeHeadline: record.subtitle,
    alternateName: some([
      ...(record.originalScript === undefined ? [] : [record.originalScript]),
      ...record.otherTitles,
    ]),
    author: some(creators.map(agent)),
    editor: some(editors.map(agent)),
    translator: some(translators.map(agent)),
    ...(isBook && { illustrator: some(illustrators.map(agent)) }),
    ...(record.format === 'audiobook' && { readBy: some(narrators.map(agent)) }),
    publisher: record.publisher && {
      '@type': 'Organization',
      name: record.publisher,
      ...(record.place && { location: record.place }),
    },
    datePublished: record.year === undefined ? undefined : String(record.year).padStart(4, '0'),
    bookEdition: isBook ? record.edition : undefined,
    numberOfPages: isBook ? pageCount(record) : undefined,
    ...features[record.format],
    inLanguage: some(record.languages),
    isbn: isBook ? some(record.isbns) : undefined,
    issn: record.format === 'journal' ? some(record.issns) : undefined,
    about: some(record.subjects),
    genre: some(record.genres),
    abstract: record.summary,
    isPartOf: some(
      record.series.map(({ title, volume }) => ({
        '@type': 'CreativeWorkSeries',
        name: title,
        position: volume,
      })),
    ),
    sameAs: some(record.links.map((link) => link.url)),
  };
  return JSON.stringify(data, null, 2).replaceAll('<', '\\u003c');
}

/** A MARC name is a person's where it is inverted or has dates of life; else it may be a body. */
function agent({ name, originalScript, dates }: Contributor): object {
  const isPerson = name.includes(', ') || dates !== undefined;
  return { '@type': isPerson ? 'Person' : 'Organization', name, alternateName: originalScript };
}

/** A list, its only value alone, or nothing. */
function some<T>(values: readonly T[]): T | readonly T[] | undefined {
  return values.length > 1 ? values : values[0];
}
