import { isDataField, type MarcField, type MarcRecord } from '../marc/index.ts';

/** Notes on acquisition, rights, custody and processing; private where the first indicator is 0 (MARC 21, 541, 542, 561, 583). */
const maybePrivate = new Set(['541', '542', '561', '583']);

/**
 * What of a field only the staff may read: the non-public note of holdings and items (MARC 21, 852–878 $x), and in Koha's
 * items also where they were bought (952 $e) and for how much ($g, $v).
 */
const staffOnly = new Map([
  ...['852', '863', '864', '865', '866', '867', '868', '876', '877', '878'].map((tag) => [tag, 'x'] as const),
  ['952', 'xegv'] as const,
]);

/** A record as everybody may have it: without what its library wrote for itself, local notes (59x) among them. */
export function publishedMarc({ leader, fields }: MarcRecord): MarcRecord {
  return { leader, fields: fields.flatMap(published) };
}

function published(field: MarcField): MarcField[] {
  if (!isDataField(field)) return [field];
  if (field.tag.startsWith('59')) return [];
  if (maybePrivate.has(field.tag) && field.indicators.startsWith('0')) return [];
  const hidden = staffOnly.get(field.tag);
  if (hidden === undefined) return [field];
  const subfields = field.subfields.filter(({ code }) => !hidden.includes(code));
  return subfields.length > 0 ? [{ ...field, subfields }] : [];
}
