import { subfield, subfields } from '../../marc/index.ts';
import type { DataField } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { clean, distinct, joined, orNothing, trimPunctuation } from './text.ts';

/** Stands for the title of a record that has none at all, in the brackets of what cataloguers supply. */
export const untitled = '[untitled]';

export interface Titles {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly originalScript: string | undefined;
  readonly responsibility: string | undefined;
  readonly otherTitles: string[];
}

/** Titles from 245, else from the first other field that has one; variants from 130, 240, 246, 247, 730 and 740. */
export function titlesOf(fields: LinkedFields): Titles {
  const [main, ...repeated] = fields.all('245', '130', '240', '246', '740', '222', '210').filter(isTitled);
  const originals = fields.originals('245');
  const statement = main?.tag === '245' ? main : undefined;
  const original = (main && fields.originalOf(main)) ?? originals[0];
  const title = main === undefined ? '' : titleProper(main);
  const others = [
    ...repeated.filter(({ tag }) => tag === '245').map(titleProper),
    ...(statement && isParallel(statement) ? [trimPunctuation(joined(statement, 'b'))] : []),
    ...fields.inEveryScript('130', '240', '246', '247', '730', '740').map(variantTitle),
  ];
  return {
    title: title || (originals[0] && titleProper(originals[0])) || untitled,
    subtitle:
      statement && !isParallel(statement) ? orNothing(trimPunctuation(joined(statement, 'b'))) : undefined,
    originalScript: original && orNothing(withSubtitle(original)),
    responsibility: statement && orNothing(trimPunctuation(clean(subfield(statement, 'c') ?? ''))),
    otherTitles: distinct(others.filter((other) => other !== title)),
  };
}

function isTitled(field: DataField): boolean {
  return subfields(field, 'a').some((value) => /[^\s/:;,=.]/.test(value));
}

/** `$a` with number and name of the part: `Bumi manusia. Jilid 1`. */
function titleProper(field: DataField): string {
  return trimPunctuation(joined(field, 'anp'));
}

/** After ` =` the `$b` is the same title in another language. */
function isParallel(field: DataField): boolean {
  return /=\s*$/.test(subfield(field, 'a') ?? '');
}

function withSubtitle(field: DataField): string {
  return [titleProper(field), trimPunctuation(joined(field, 'b'))].filter((part) => part !== '').join(' : ');
}

function variantTitle(field: DataField): string {
  return trimPunctuation(joined(field, 'abnpklmorst'));
}
