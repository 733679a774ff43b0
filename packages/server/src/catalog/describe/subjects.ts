import type { CatalogRecord } from '@pustaka/core/contract';
import { subfield, subfields } from '../../marc/index.ts';
import type { DataField } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { clean, distinct, joined, trimPunctuation } from './text.ts';

const headingTags = [
  '600',
  '610',
  '611',
  '630',
  '647',
  '648',
  '650',
  '651',
  '654',
  '656',
  '657',
  '662',
  '690',
];

/** Subject headings with their subdivisions: `Persahabatan -- Indonesia -- Fiksi`. Uncontrolled terms (653) last. */
export function subjectsOf(fields: LinkedFields): string[] {
  const headings = fields.inEveryScript(...headingTags).map(heading);
  const terms = fields
    .inEveryScript('653')
    .flatMap((field) => subfields(field, 'a').map((term) => clean(term)));
  return distinct([...headings, ...terms.map(trimPunctuation)]);
}

/** Genre and form terms (655). */
export function genresOf(fields: LinkedFields): string[] {
  return distinct(fields.inEveryScript('655').map(heading));
}

/** What names the subject joined by blanks, then each subdivision (form, general, chronological, geographic). */
function heading(field: DataField): string {
  const main = trimPunctuation(joined(field, 'abcdfghjklmnopqrst'));
  const divisions = subfields(field, 'vxyz').map((value) => trimPunctuation(clean(value)));
  return clean([main, ...divisions].filter((part) => part !== '').join(' -- '));
}

/** The schemes that a class number's tag names. 090 is the library's own call number. */
const schemes: readonly (readonly [tag: string, scheme: string])[] = [
  ['082', 'ddc'],
  ['080', 'udc'],
  ['050', 'lcc'],
  ['090', 'local'],
];

export function classificationOf(fields: LinkedFields): CatalogRecord['classification'] {
  return schemes.flatMap(([tag, scheme]) => {
    const numbers = fields.all(tag).map((field) => {
      if (scheme === 'local') return joined(field, 'ab', ' ', 100);
      const number = clean(subfield(field, 'a') ?? '', 100);
      // A slash or prime in a Dewey number marks where it may be cut.
      return scheme === 'ddc' ? number.replace(/[/'′]/g, '') : number;
    });
    return distinct(numbers).map((number) => ({ scheme, number }));
  });
}
