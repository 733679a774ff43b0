import { controlValues, subfield } from '../../marc/index.ts';
import type { DataField, MarcRecord } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { clean, joined, orNothing, trimBrackets, trimPunctuation } from './text.ts';

export interface Publication {
  readonly place: string | undefined;
  readonly publisher: string | undefined;
  readonly year: number | undefined;
  readonly edition: string | undefined;
}

const earliestYear = 1000;
const latestYear = 2100;

/** Place, publisher and year from 260, or 264 where its second indicator says publication; the year rather from 008. */
export function publicationOf(record: MarcRecord, fields: LinkedFields): Publication {
  const statements = [
    ...fields.all('264').filter(({ indicators }) => indicators[1] === '1'),
    ...fields.all('260'),
  ];
  // A record may say nothing of publication, but of production, distribution or manufacture.
  if (statements.length === 0)
    statements.push(...fields.all('264').filter(({ indicators }) => indicators[1] !== '4'));
  const edition = fields.all('250')[0];
  return {
    place: firstOf(statements, 'a'),
    publisher: firstOf(statements, 'b'),
    year: yearOfFixedField(record) ?? yearOfStatements([...statements, ...fields.all('264')]),
    edition: edition && orNothing(trimPunctuation(joined(edition, 'ab', ' ', 300))),
  };
}

function firstOf(statements: readonly DataField[], code: string): string | undefined {
  for (const field of statements) {
    const text = trimPunctuation(trimBrackets(trimPunctuation(clean(subfield(field, code) ?? '', 300))));
    if (text !== '' && !isUnknown(text)) return text;
  }
  return undefined;
}

/** `S.l.`, `s.n.`, `place of publication not identified` and their like. */
function isUnknown(text: string): boolean {
  return /^(?:s\. ?[ln]\.?|.*not identified|t\. ?t\.?|tanpa (?:tempat|penerbit|nama).*)$/i.test(text);
}

/** Date 1 of 008/07–10, unless the type of date (008/06) says that there is none or it is unknown. */
function yearOfFixedField(record: MarcRecord): number | undefined {
  for (const value of controlValues(record, '008')) {
    if (value[6] === 'b' || value[6] === 'n') continue;
    const year = /^\d{4}$/.test(value.slice(7, 11)) ? inRange(value.slice(7, 11)) : undefined;
    if (year !== undefined) return year;
  }
  return undefined;
}

/** `2003`, `c1990`, `[1981?]`, `1401 H [1981 M]`, `2021 [1964]`: what stands in brackets is the Gregorian or true year. */
function yearOfStatements(statements: readonly DataField[]): number | undefined {
  for (const field of statements) {
    const date = clean(subfield(field, 'c') ?? '', 200);
    const inBrackets = /\[[^\]]*?(?<!\d)(\d{4})(?!\d)/.exec(date)?.[1];
    const inText = /(?<!\d)(\d{4})(?!\d)/.exec(date)?.[1];
    const year = inRange(inBrackets) ?? inRange(inText);
    if (year !== undefined) return year;
  }
  return undefined;
}

function inRange(digits: string | undefined): number | undefined {
  const year = Number(digits);
  return year >= earliestYear && year <= latestYear ? year : undefined;
}
