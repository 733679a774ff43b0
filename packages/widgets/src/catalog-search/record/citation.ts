import type { CatalogRecord } from '@pustaka/core/contract';

/** `Hirata, Andrea` → `Hirata, A.`; a name without a comma is an organisation's or a single name, and stays. */
function shortName(name: string): string {
  const [family, given] = name.split(/,\s*/, 2);
  if (!given) return name;
  const initials = given.split(/[\s.]+/).filter(Boolean);
  return `${family}, ${initials.map((word) => `${[...word][0]!.toLocaleUpperCase()}.`).join(' ')}`;
}

/**
 * A reference to a record in the author–date form of APA style, 7th edition, as plain text: author, year, title,
 * edition, publisher.
 *
 * @example
 * ```ts
 * citation(laskarPelangi); // 'Hirata, A. (2005). Laskar pelangi. Bentang.'
 * ```
 */
export function citation(record: CatalogRecord): string {
  const { contributors, year, title, subtitle, edition, publisher } = record;
  const names = contributors.map(({ name }) => shortName(name));
  const last = names.length > 1 ? names.pop() : undefined;
  const authors = names.join(', ') + (last ? `, & ${last}` : '');
  const date = `(${year ?? 'n.d.'})`;
  const work =
    (subtitle ? `${title}: ${subtitle}` : title) + (edition ? ` (${edition.replace(/\.$/, '')})` : '');
  const parts = authors ? [`${authors} ${date}`, work, publisher] : [`${work} ${date}`, publisher];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
