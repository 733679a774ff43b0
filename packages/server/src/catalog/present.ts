import type { CatalogRecord, RecordSummary, SearchHit } from '@pustaka/core/contract';
import { availabilityOf } from './availability.ts';
import { present } from './describe/description.ts';
import { highlight, type HighlightTerms } from './search/highlight.ts';
import type { StoredRecord } from './store.ts';

/** What a list needs of a record. */
export function toSummary(stored: StoredRecord): RecordSummary {
  const { title, subtitle, originalScript, responsibility, publisher, place, year, edition, audience } =
    stored.description;
  const { contributors, format, languages, series, isbns } = stored.description;
  return {
    id: stored.id,
    title,
    ...present({ subtitle, originalScript, responsibility, publisher, place, year, edition, audience }),
    contributors,
    format,
    languages,
    series,
    isbns,
    availability: availabilityOf(stored),
  };
}

/** The record in full, as the contract has it. */
export function toRecord(stored: StoredRecord): CatalogRecord {
  return {
    ...stored.description,
    id: stored.id,
    availability: availabilityOf(stored),
    items: stored.items.map(
      ({ id, barcode, branch, location, callNumber, volume, status, dueDate, note }) => ({
        id,
        branch,
        status,
        ...present({ barcode, location, callNumber, volume, dueDate, note }),
      }),
    ),
    updatedAt: stored.updatedAt.toISOString(),
  };
}

/** A result with the stretches that matched; another field's text only where title and names show no match. */
export function toHit(stored: StoredRecord, terms: HighlightTerms): SearchHit {
  const summary = toSummary(stored);
  const title = highlight(summary.title, terms);
  const subtitle = summary.subtitle === undefined ? [] : highlight(summary.subtitle, terms);
  const contributors = summary.contributors
    .map((contributor, index) => ({ index, ranges: highlight(contributor.name, terms) }))
    .filter(({ ranges }) => ranges.length > 0);
  const shown = title.length + subtitle.length + contributors.length > 0;
  const other = shown ? undefined : otherMatch(stored, terms);
  return { ...summary, highlights: { title, subtitle, contributors, ...present({ other }) } };
}

const longestExcerpt = 200;

function otherMatch(stored: StoredRecord, terms: HighlightTerms) {
  const { subjects, series, otherTitles, contents, notes, summary, genres } = stored.description;
  const fields: [string, readonly string[]][] = [
    ['title', otherTitles],
    ['series', series.map((entry) => entry.title)],
    ['subject', [...subjects, ...genres]],
    ['contents', contents],
    ['note', summary === undefined ? notes : [summary, ...notes]],
  ];
  for (const [field, texts] of fields) {
    for (const whole of texts) {
      const first = highlight(whole, terms)[0];
      if (!first) continue;
      const text = excerptAround(whole, first[0]);
      return { field, text, ranges: highlight(text, terms) };
    }
  }
  return undefined;
}

/** A stretch of a long text around an offset, cut between words. */
function excerptAround(text: string, offset: number): string {
  if (text.length <= longestExcerpt) return text;
  const from = offset < longestExcerpt / 2 ? 0 : text.lastIndexOf(' ', offset - longestExcerpt / 4) + 1;
  const end = text.indexOf(' ', Math.min(from + longestExcerpt, text.length - 1));
  const cut = end === -1 ? text.length : end;
  return (from > 0 ? '… ' : '') + text.slice(from, cut) + (cut < text.length ? ' …' : '');
}
