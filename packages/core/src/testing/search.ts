import {
  facetNames,
  recordSummary,
  type CatalogRecord,
  type RecordSummary,
  type SearchAnswer,
  type SearchHit,
  type Suggestion,
  type searchCatalog,
} from '../contract/catalog.ts';
import type { QueryOf } from '../contract/endpoint.ts';
import { parse } from '../contract/schema.ts';
import { countFacet, passes } from './facets.ts';
import { labelFor, wordFor } from './labels.ts';
import { pageOf } from './paging.ts';
import { matches, rangesOf, wordsOf } from './words.ts';

/** The one typing error that the sample catalogue mends. */
export const mendedWord = { typed: 'laksar', meant: 'laskar' } as const;

const textsOf = (record: CatalogRecord): string[] => [
  record.title,
  record.subtitle ?? '',
  record.originalScript ?? '',
  ...record.otherTitles,
  ...record.contributors.flatMap(({ name, originalScript = '' }) => [name, originalScript]),
  ...record.subjects,
  ...record.series.map(({ title }) => title),
  ...record.isbns,
];

/** A record as it stands in a list. */
export const toSummary = (record: CatalogRecord): RecordSummary => parse(recordSummary, record);

function toHit(record: CatalogRecord, words: readonly string[]): SearchHit {
  const title = rangesOf(record.title, words);
  const subtitle = rangesOf(record.subtitle ?? '', words);
  const contributors = record.contributors
    .map(({ name }, index) => ({ index, ranges: rangesOf(name, words) }))
    .filter(({ ranges }) => ranges.length > 0);
  const subject = record.subjects.find((text) => rangesOf(text, words).length > 0);
  const other =
    title.length + subtitle.length + contributors.length > 0 || subject === undefined
      ? undefined
      : { field: 'subject', text: subject, ranges: rangesOf(subject, words) };
  return { ...toSummary(record), highlights: { title, subtitle, contributors, ...(other && { other }) } };
}

const byText = (text: (record: CatalogRecord) => string) => (a: CatalogRecord, b: CatalogRecord) =>
  text(a).localeCompare(text(b), 'id');

/** By relevance, titles that match more come first. */
const orders = {
  relevance: (words: readonly string[]) => (a: CatalogRecord, b: CatalogRecord) =>
    rangesOf(b.title, words).length - rangesOf(a.title, words).length,
  newest: () => (a: CatalogRecord, b: CatalogRecord) => (b.year ?? 0) - (a.year ?? 0),
  title: () => byText(({ title }) => title),
  author: () => byText(({ contributors }) => contributors[0]?.name ?? ''),
};

/** A plain search: each word must begin a word of the record. */
export function search(
  records: readonly CatalogRecord[],
  query: QueryOf<typeof searchCatalog>,
  language: string,
  branches: ReadonlyMap<string, string>,
): SearchAnswer {
  const typed = wordsOf(query.q);
  const mended = typed.map((word) => (word === mendedWord.typed ? mendedWord.meant : word)).join(' ');
  const isMended = query.correct === 'true' && typed.includes(mendedWord.typed);
  const words = isMended ? wordsOf(mended) : typed;

  const matching = records.filter((record) => matches(textsOf(record), words));
  const found = matching.filter((record) => passes(record, query)).sort(orders[query.sort](words));
  const { facets = facetNames } = query;
  return {
    ...pageOf(
      found.map((record) => toHit(record, words)),
      query,
    ),
    facets: facetNames
      .filter((name) => facets.includes(name))
      .map((name) =>
        countFacet(name, matching, query, (value) =>
          value === undefined ? wordFor(name, language)! : labelFor(name, value, language, branches),
        ),
      ),
    ...(isMended && { correction: { query: mended, applied: true } }),
    ...(found.length === 0 && { advice: adviceFor(matching.length, query.q, language) }),
  };
}

function adviceFor(
  withoutFilters: number,
  query: string,
  language: string,
): NonNullable<SearchAnswer['advice']> {
  const code = withoutFilters > 0 ? 'drop-filters' : 'check-spelling';
  const label = wordFor(`advice/${code}`, language)!;
  return [{ code, label, ...(withoutFilters > 0 && { query, total: withoutFilters }) }];
}

/** Titles, authors, subjects and series in which each word begins a word. */
export function suggest(records: readonly CatalogRecord[], query: string, limit: number): Suggestion[] {
  const words = wordsOf(query);
  const all = records.flatMap((record): Omit<Suggestion, 'ranges'>[] => [
    { text: record.title, kind: 'title', record: record.id },
    ...record.contributors.map(({ name }) => ({ text: name, kind: 'author' as const })),
    ...record.subjects.map((text) => ({ text, kind: 'subject' as const })),
    ...record.series.map(({ title }) => ({ text: title, kind: 'series' as const })),
  ]);
  const distinct = new Map(all.map((suggestion) => [`${suggestion.kind} ${suggestion.text}`, suggestion]));
  return [...distinct.values()]
    .filter(({ text }) => words.length > 0 && matches([text], words))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
    .slice(0, limit)
    .map((suggestion) => ({ ...suggestion, ranges: rangesOf(suggestion.text, words) }));
}

const kinds: readonly Suggestion['kind'][] = ['title', 'author', 'subject', 'series'];
