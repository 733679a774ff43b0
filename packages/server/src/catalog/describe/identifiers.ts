import { subfields } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { distinct } from './text.ts';

/** Valid ISBNs of 020 `$a`, as ISBN-13 without hyphens. */
export function isbnsOf(fields: LinkedFields): string[] {
  const found = fields.all('020').flatMap((field) => subfields(field, 'a').map(toIsbn13));
  return distinct(found.filter((isbn) => isbn !== undefined));
}

/** Valid ISSNs of 022 `$a`: `1234-567X`. */
export function issnsOf(fields: LinkedFields): string[] {
  const found = fields.all('022').flatMap((field) => subfields(field, 'a').map(toIssn));
  return distinct(found.filter((issn) => issn !== undefined));
}

/**
 * The ISBN at the start of a text, whatever follows it, as ISBN-13; nothing where its check digit is wrong
 * (ISO 2108:2017, Annex A; the 10-digit form in ISO 2108:1992).
 *
 * @example toIsbn13('979-3062-79-7 (hard cover)') // '9789793062792'
 */
export function toIsbn13(text: string): string | undefined {
  const compact = /^[^\dX]{0,10}((?:[\dX][-\u2010-\u2015 ]?){9,12}[\dX])(?!\d)/i
    .exec(text.slice(0, 60))?.[1]
    ?.replace(/[^\dX]/gi, '')
    .toUpperCase();
  if (compact === undefined) return undefined;
  if (/^97[89]\d{10}$/.test(compact)) return checkDigit13(compact) === compact[12] ? compact : undefined;
  const ten = compact.slice(0, 10);
  if (!/^\d{9}[\dX]$/.test(ten) || (compact.length > 10 && !text.includes(' '))) return undefined;
  if (weightedSum(ten, 10) % 11 !== 0) return undefined;
  return `978${ten.slice(0, 9)}${checkDigit13(`978${ten}`)}`;
}

/** The ISSN at the start of a text, its check digit verified (ISO 3297, weights 8 to 2, modulus 11). */
export function toIssn(text: string): string | undefined {
  const compact = /^\s*(\d{4})[-\u2010-\u2015 ]?(\d{3}[\dX])(?!\w)/i.exec(text.slice(0, 60));
  const [, first = '', last = ''] = compact ?? [];
  const issn = (first + last).toUpperCase();
  return compact !== null && weightedSum(issn, 8) % 11 === 0
    ? `${issn.slice(0, 4)}-${issn.slice(4)}`
    : undefined;
}

/** The digits with weights falling by one from `weight`; `X` counts ten. */
function weightedSum(digits: string, weight: number): number {
  return Array.from(digits).reduce(
    (sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * (weight - index),
    0,
  );
}

function checkDigit13(isbn: string): string {
  const sum = Array.from(isbn.slice(0, 12)).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}
