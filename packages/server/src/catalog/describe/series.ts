import type { RecordSummary } from '@pustaka/core/contract';
import { subfield } from '../../marc/index.ts';
import type { DataField } from '../../marc/index.ts';
import { present } from './description.ts';
import type { LinkedFields } from './linked.ts';
import { clean, joined, maxValues, orNothing, trimPunctuation } from './text.ts';

/**
 * Series from their authorised forms (8xx, the old 440) and, where a series has none, as printed (490). 490 with first
 * indicator `1` says that an 8xx repeats it.
 */
export function seriesOf(fields: LinkedFields): RecordSummary['series'] {
  const traced = fields.inEveryScript('800', '810', '811', '830', '440');
  const printed = fields
    .inEveryScript('490')
    .filter(({ indicators }) => traced.length === 0 || !indicators.startsWith('1'));
  const byTitle = new Map<string, RecordSummary['series'][number]>();
  for (const field of [...traced, ...printed]) {
    const title = titleOf(field);
    const key = title.toLowerCase();
    if (title === '' || byTitle.has(key) || byTitle.size === maxValues) continue;
    byTitle.set(key, present({ title, volume: volumeOf(field) }));
  }
  return [...byTitle.values()];
}

/** Under a name (800–811) the series' title is `$t`. */
function titleOf(field: DataField): string {
  const codes = subfield(field, 't') === undefined ? 'anp' : 'tnp';
  return trimPunctuation(joined(field, codes));
}

function volumeOf(field: DataField): string | undefined {
  return orNothing(trimPunctuation(clean(subfield(field, 'v') ?? '', 100)));
}
