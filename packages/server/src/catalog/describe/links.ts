import type { CatalogRecord } from '@pustaka/core/contract';
import { subfield, subfields } from '../../marc/index.ts';
import { present } from './description.ts';
import type { LinkedFields } from './linked.ts';
import { clean, maxValues, orNothing, trimPunctuation } from './text.ts';

const maxUrlLength = 2_000;

/** Web addresses of 856 `$u`. Only `http` and `https` get through: the page that shows them makes links of them. */
export function linksOf(fields: LinkedFields): CatalogRecord['links'] {
  const byUrl = new Map<string, CatalogRecord['links'][number]>();
  for (const field of fields.all('856')) {
    const label = orNothing(
      trimPunctuation(clean(subfield(field, 'y') ?? subfield(field, '3') ?? subfield(field, 'z') ?? '', 200)),
    );
    for (const value of subfields(field, 'u')) {
      const url = webAddress(value);
      if (url !== undefined && byUrl.size < maxValues) byUrl.set(url, present({ url, label }));
    }
  }
  return [...byUrl.values()];
}

function webAddress(value: string): string | undefined {
  const text = value.trim();
  if (text.length > maxUrlLength || !URL.canParse(text)) return undefined;
  const { protocol, username, href } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' ? href : undefined;
}
