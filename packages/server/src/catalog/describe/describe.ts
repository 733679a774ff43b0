import { controlValue, dataFields, subfield } from '../../marc/index.ts';
import type { MarcRecord } from '../../marc/index.ts';
import { audienceOf } from './audience.ts';
import { contributorsOf } from './contributors.ts';
import { present } from './description.ts';
import type { ItemDescription, RecordDescription } from './description.ts';
import { formatOf } from './format.ts';
import { isbnsOf, issnsOf } from './identifiers.ts';
import { describeItems } from './items.ts';
import { languagesOf } from './languages.ts';
import { LinkedFields } from './linked.ts';
import { linksOf } from './links.ts';
import { contentsOf, notesOf, physicalOf, summaryOf } from './notes.ts';
import { publicationOf } from './publication.ts';
import { seriesOf } from './series.ts';
import { classificationOf, genresOf, subjectsOf } from './subjects.ts';
import { clean, distinct } from './text.ts';
import { titlesOf } from './title.ts';

/**
 * What a bibliographic record says, in the contract's terms. Never throws, whatever the record holds: what makes no
 * sense is left out, and every text and list has a maximum.
 *
 * @param items The record's items, where they were read with a mapping of the library's own: they give the collections,
 *   and tell a printed book with a link from an e-book.
 */
export function describeRecord(
  record: MarcRecord,
  items: readonly ItemDescription[] = describeItems(record),
): RecordDescription {
  const fields = new LinkedFields(record);
  return present({
    ...titlesOf(fields),
    contributors: contributorsOf(fields),
    ...publicationOf(record, fields),
    format: formatOf(record, fields, items.length > 0),
    languages: languagesOf(record, fields),
    audience: audienceOf(record, fields),
    series: seriesOf(fields),
    isbns: isbnsOf(fields),
    subjects: subjectsOf(fields),
    genres: genresOf(fields),
    summary: summaryOf(fields),
    contents: contentsOf(fields),
    notes: notesOf(fields),
    physical: physicalOf(fields),
    issns: issnsOf(fields),
    classification: classificationOf(fields),
    links: linksOf(fields),
    collections: distinct(items.map(({ collection = '' }) => collection)),
  });
}

/** Who made the record and what it is called there: 003 (empty where absent) and 001. Together they identify it. */
export interface RecordSource {
  readonly source: string;
  readonly controlNumber: string | undefined;
}

export function sourceOf(record: MarcRecord): RecordSource {
  return { source: valueOf(record, '003') ?? '', controlNumber: valueOf(record, '001') };
}

/** Some systems write these as data fields, with the value in `$a`. */
function valueOf(record: MarcRecord, tag: string): string | undefined {
  const inData = dataFields(record, tag).map((field) => subfield(field, 'a'))[0];
  const value = clean(controlValue(record, tag) ?? inData ?? '', 200);
  return value === '' ? undefined : value;
}
