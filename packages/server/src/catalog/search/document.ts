import type { FacetName } from '@pustaka/core/contract';
import { availabilityOf } from '../availability.ts';
import type { RecordDescription } from '../describe/description.ts';
import { withoutArticle } from './analysis/articles.ts';
import type { SearchField } from './storage/texts.ts';

/** What a reader may be offered while typing. */
export interface SuggestionText {
  readonly kind: 'title' | 'author' | 'subject' | 'series';
  readonly text: string;
}

/** What a search document is made of; absent texts of an item may be null. */
export interface IndexedRecord {
  readonly id: string;
  readonly description: RecordDescription;
  /** RFC 3339. */
  readonly addedAt: string;
  readonly items: readonly {
    readonly branch: string;
    readonly status: string;
    readonly callNumber?: string | null;
    readonly collection?: string | null;
  }[];
}

/** A record as the search index takes it. */
export interface SearchDocument {
  readonly id: string;
  /** The texts that are searched; the record's own title comes first among the titles. */
  readonly fields: Readonly<Record<SearchField, readonly string[]>>;
  readonly facets: Readonly<Record<FacetName, readonly string[]>>;
  /** Branches with an item on the shelf: they count instead of `branch` where a reader wants what is available there. */
  readonly availableAt: readonly string[];
  readonly sort: {
    /** Without a leading article. */
    readonly title: string;
    readonly author: string;
    /** Higher is newer. */
    readonly newest: number;
  };
  readonly suggestions: readonly SuggestionText[];
}

/** Makes of a record what is searched, chosen from and offered. */
export function toSearchDocument(record: IndexedRecord): SearchDocument {
  const { description, items } = record;
  const { title, subtitle, originalScript, contributors, subjects, year } = description;
  const language = description.languages[0] ?? '';
  const fullTitle = subtitle === undefined ? [] : [`${title} ${subtitle}`];
  const names = contributors.flatMap(({ name, originalScript }) => present(name, originalScript));
  const series = description.series.map((entry) => entry.title);
  const availability = availabilityOf(record);
  return {
    id: record.id,
    fields: {
      title: [title, ...fullTitle, ...present(originalScript), ...description.otherTitles],
      author: [...names, ...present(description.responsibility)],
      subject: [...subjects, ...description.genres],
      series,
      callNumber: distinct([
        ...items.flatMap(({ callNumber }) => present(callNumber)),
        ...description.classification.map(({ number }) => number),
      ]),
      identifier: [...description.isbns, ...description.issns],
      contents: description.contents,
      note: [...present(description.summary, description.publisher), ...description.notes],
    },
    facets: {
      availability: distinct([availability.status, ...(description.links.length > 0 ? ['online'] : [])]),
      format: [description.format],
      language: description.languages,
      audience: present(description.audience),
      branch: availability.branches.map(({ branch }) => branch),
      decade: year === undefined ? [] : [String(Math.floor(year / 10) * 10)],
      author: contributors.map(({ name }) => name),
      subject: subjects,
      series,
      collection: distinct([
        ...description.collections,
        ...items.flatMap(({ collection }) => present(collection)),
      ]),
    },
    availableAt: availability.branches.filter(({ available }) => available > 0).map(({ branch }) => branch),
    sort: {
      title: withoutArticle(title, language),
      author: contributors[0]?.name ?? '',
      newest: newness(new Date(record.addedAt), year ?? 0),
    },
    suggestions: [
      ...present(title, originalScript).map((text) => ({ kind: 'title', text }) as const),
      ...names.map((text) => ({ kind: 'author', text }) as const),
      ...subjects.map((text) => ({ kind: 'subject', text }) as const),
      ...series.map((text) => ({ kind: 'series', text }) as const),
    ],
  };
}

/** When the library got a record, to the second; among those of the same second the later publication is newer. */
function newness(addedAt: Date, year: number): number {
  return Math.floor(addedAt.getTime() / 1000) * 10_000 + Math.min(Math.max(year, 0), 9_999);
}

function present(...texts: (string | null | undefined)[]): string[] {
  return texts.filter((text) => typeof text === 'string');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
