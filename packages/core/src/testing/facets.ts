import { facetNames, type CatalogRecord, type Facet, type FacetName } from '../contract/catalog.ts';

/** The values that are chosen, by facet. */
export type Filters = Partial<Record<FacetName, readonly string[] | undefined>>;

const decadeOf = (year: number) => String(Math.floor(year / 10) * 10);

const valuesOf: Readonly<Record<FacetName, (record: CatalogRecord) => readonly string[]>> = {
  availability: ({ availability }) => [availability.status],
  format: ({ format }) => [format],
  language: ({ languages }) => languages,
  audience: ({ audience }) => (audience === undefined ? [] : [audience]),
  branch: ({ availability }) => availability.branches.map(({ branch }) => branch),
  decade: ({ year }) => (year === undefined ? [] : [decadeOf(year)]),
  author: ({ contributors }) => contributors.map(({ name }) => name),
  subject: ({ subjects }) => subjects,
  series: ({ series }) => series.map(({ title }) => title),
  collection: ({ collections }) => collections,
};

/** Whether a record passes all filters, those of one facet left aside. */
export const passes = (record: CatalogRecord, filters: Filters, aside?: FacetName): boolean =>
  facetNames.every((name) => {
    const chosen = filters[name] ?? [];
    return (
      name === aside || chosen.length === 0 || valuesOf[name](record).some((value) => chosen.includes(value))
    );
  });

/**
 * Counts the values of a facet among records that match the words, each as if it were chosen while the other facets
 * stay as they are; the commonest first.
 *
 * @param labels the reader's words for the facet, or for one of its values
 */
export function countFacet(
  name: FacetName,
  matching: readonly CatalogRecord[],
  filters: Filters,
  labels: (value?: string) => string,
): Facet {
  const chosen = filters[name] ?? [];
  const counts = new Map(chosen.map((value) => [value, 0]));
  for (const record of matching) {
    if (!passes(record, filters, name)) continue;
    for (const value of valuesOf[name](record)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({
    value,
    label: labels(value),
    count,
    selected: chosen.includes(value),
  }));
  values.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  return { name, label: labels(), values };
}
