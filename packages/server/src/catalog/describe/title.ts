import { subfield } from '../../marc/index.ts';
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
  const statements = fields.all('245').filter((field) => titleProper(field) !== '');
  const main = statements[0] ?? fields.all('130', '240', '246', '740', '222', '210')[0];
  const others = distinct(
    [
      ...statements.slice(1).map(titleProper),
      ...statements.slice(0, 1).map(parallelTitle),
      ...fields.inEveryScript('130', '240', '246', '247', '730', '740').map(variantTitle),
    ].filter((other) => main === undefined || other !== titleProper(main)),
  );
  if (main === undefined) {
    const original = fields.originals('245')[0];
    const title = original === undefined ? '' : titleProper(original);
    return {
      title: title === '' ? untitled : title,
      subtitle: undefined,
      originalScript: undefined,
      responsibility: undefined,
      otherTitles: others,
    };
  }
  const original = fields.originalOf(main) ?? (main.tag === '245' ? fields.originals('245')[0] : undefined);
  return {
    title: titleProper(main) === '' ? untitled : titleProper(main),
    subtitle: main.tag === '245' ? orNothing(subtitle(main)) : undefined,
    originalScript: original === undefined ? undefined : orNothing(withSubtitle(original)),
    responsibility:
      main.tag === '245' ? orNothing(trimPunctuation(clean(subfield(main, 'c') ?? ''))) : undefined,
    otherTitles: others,
  };
}

/** `$a` with number and name of the part: `Bumi manusia. Jilid 1`. */
function titleProper(field: DataField): string {
  return trimPunctuation(joined(field, 'anp'));
}

function subtitle(field: DataField): string {
  return isParallel(field) ? '' : trimPunctuation(joined(field, 'b'));
}

/** After ` =` the `$b` is the same title in another language. */
function parallelTitle(field: DataField): string {
  return isParallel(field) ? trimPunctuation(joined(field, 'b')) : '';
}

function isParallel(field: DataField): boolean {
  return /=\s*$/.test(subfield(field, 'a') ?? '');
}

function withSubtitle(field: DataField): string {
  return [titleProper(field), trimPunctuation(joined(field, 'b'))].filter((part) => part !== '').join(' : ');
}

function variantTitle(field: DataField): string {
  return trimPunctuation(joined(field, 'abnpklmorst'));
}
