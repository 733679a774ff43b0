import type { CatalogRecord, Contributor } from '@pustaka/core/contract';

/** Contributors by what citations tell apart. */
export interface CitedPeople {
  /** Who made the work: authors, composers, artists; and those of whom the record does not say what they did. */
  readonly creators: readonly Contributor[];
  readonly editors: readonly Contributor[];
  readonly translators: readonly Contributor[];
  readonly illustrators: readonly Contributor[];
  readonly narrators: readonly Contributor[];
}

const creatorRoles = new Set([
  'aut',
  'cmp',
  'lyr',
  'com',
  'art',
  'pht',
  'ctg',
  'adp',
  'aus',
  'drt',
  'prf',
  'sng',
  'mus',
]);

export function citedPeople({ contributors }: CatalogRecord): CitedPeople {
  const withRole = (role: string) => contributors.filter((contributor) => contributor.role === role);
  return {
    creators: contributors.filter(({ role }) => role === undefined || creatorRoles.has(role)),
    editors: withRole('edt'),
    translators: withRole('trl'),
    illustrators: withRole('ill'),
    narrators: withRole('nrt'),
  };
}

/** The title as a citation gives it: `Title: subtitle`. */
export function citedTitle({ title, subtitle }: CatalogRecord): string {
  return subtitle === undefined ? title : `${title}: ${subtitle}`;
}

/** The number of pages where the extent says it: `xvi, 529 hlm.` → 529. */
export function pageCount({ physical }: CatalogRecord): number | undefined {
  const pages = /(\d{1,5})\]? ?(?:p|pp|pages?|hlm|hal|halaman)\b/i.exec(physical ?? '')?.[1];
  return pages === undefined ? undefined : Number(pages);
}
