import { controlValues, subfields } from '../../marc/index.ts';
import type { MarcRecord } from '../../marc/index.ts';
import type { LinkedFields } from './linked.ts';
import { maxValues } from './text.ts';

/** Codes that the MARC Code List for Languages discontinued and `Intl` does not know, with what replaced them. */
const discontinued: Readonly<Record<string, string>> = {
  cam: 'khm',
  esp: 'epo',
  eth: 'gez',
  far: 'fao',
  fri: 'fry',
  gae: 'gla',
  gag: 'glg',
  gal: 'orm',
  gua: 'grn',
  int: 'ina',
  iri: 'gle',
  lan: 'oci',
  lap: 'smi',
  max: 'glv',
  mla: 'mlg',
  sao: 'smo',
  sho: 'sna',
  snh: 'sin',
  sso: 'sot',
  swz: 'ssw',
  tag: 'tgl',
  taj: 'tgk',
  tar: 'tat',
  tru: 'chk',
  tsw: 'tsn',
};

/** Undetermined, several, none, not coded: these say nothing of a language. */
const meaningless = new Set(['und', 'mul', 'zxx', 'mis']);

const tags = new Map<string, string | undefined>();

/**
 * The BCP 47 tag of a MARC language code, or nothing where the code names no language.
 *
 * @example languageTag('jav') // 'jv'
 */
export function languageTag(code: string): string | undefined {
  if (tags.has(code)) return tags.get(code);
  const tag = toTag(code.toLowerCase());
  // Only well-formed codes get here, so there are at most 26³ of them.
  if (/^[a-z]{3}$/.test(code)) tags.set(code, tag);
  return tag;
}

function toTag(code: string): string | undefined {
  if (!/^[a-z]{2,3}$/.test(code) || meaningless.has(code)) return undefined;
  // `Intl` knows the three-letter codes, bibliographic ones too, and gives the shortest tag: `ind` → `id`, `fre` → `fr`.
  return Intl.getCanonicalLocales(discontinued[code] ?? code)[0];
}

/** The languages of the work itself, from 008/35–37 and 041 `$a $d`: not those of summaries or of an original. */
export function languagesOf(record: MarcRecord, fields: LinkedFields): string[] {
  const codes = controlValues(record, '008').map((value) => value.slice(35, 38));
  for (const field of fields.all('041')) {
    for (const value of subfields(field, 'ad')) codes.push(...splitCodes(value));
  }
  const found = new Set<string>();
  for (const code of codes) {
    const tag = languageTag(code);
    if (tag !== undefined && found.size < maxValues) found.add(tag);
  }
  return [...found];
}

/** Before 2001 several codes stood in one subfield: `engfre`. */
function splitCodes(value: string): string[] {
  const code = value.trim().toLowerCase();
  if (code.length > 60 || !/^[a-z]+$/.test(code)) return [];
  return code.length % 3 === 0 ? (code.match(/.{3}/g) ?? []) : [code];
}
