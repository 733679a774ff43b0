import { subfields } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { clean, cut, distinct, joined, maxLongText, maxValues, orNothing, trimPunctuation } from './text.ts';

/** Notes that are written for readers. Those on acquisition, custody and processing (541, 561, 583, 59x) are not. */
const noteTags = [
  ...[
    '500',
    '501',
    '502',
    '504',
    '507',
    '508',
    '510',
    '511',
    '513',
    '515',
    '518',
    '521',
    '525',
    '530',
    '533',
    '534',
  ],
  ...['536', '538', '540', '545', '546', '547', '550', '555', '556', '562', '580', '581', '585', '586'],
];

export function notesOf(fields: LinkedFields): string[] {
  return distinct(
    fields
      .inEveryScript(...noteTags)
      .map((field) => joined(field, 'abcdefghijklmnopqrstvyz', ' ', maxLongText)),
  );
}

/** The summaries (520) one after the other. */
export function summaryOf(fields: LinkedFields): string | undefined {
  const texts = fields.inEveryScript('520').map((field) => joined(field, 'ab', ' ', maxLongText));
  return orNothing(cut(distinct(texts).join('\n\n'), maxLongText));
}

/** Formatted contents (505) as a list: the parts stand between ` -- `, or each title in a `$t` of its own. */
export function contentsOf(fields: LinkedFields): string[] {
  const parts = fields
    .inEveryScript('505')
    .flatMap((field) => clean(subfields(field, 'agrt').join(' '), maxLongText * 2).split(/ ?-- ?/))
    .map(trimPunctuation);
  return parts.filter((part) => part !== '').slice(0, maxValues);
}

/** Extent, details, size and accompanying material (300). */
export function physicalOf(fields: LinkedFields): string | undefined {
  const field = fields.all('300')[0];
  return field && orNothing(joined(field, 'abcefg'));
}
