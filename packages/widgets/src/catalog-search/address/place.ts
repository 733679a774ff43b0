import { facetNames, sortOrders } from '@pustaka/core/contract/catalog';
import type { FacetName, SortOrder } from '@pustaka/core/contract';
import { noCriteria } from '../criteria.ts';
import type { Place } from '../criteria.ts';

const prefix = 'pustaka-';
const names = ['q', 'sort', 'exact', 'record', ...facetNames].map((name) => prefix + name);

/** The place that an address names; parameters that are not the widget's are left alone. */
export function readPlace(address: string): Place {
  const parameters = new URL(address).searchParams;
  const one = (name: string) => parameters.get(prefix + name) ?? '';
  const filters: Partial<Record<FacetName, string[]>> = {};
  for (const name of facetNames) {
    const values = parameters.getAll(prefix + name);
    if (values.length > 0) filters[name] = values;
  }
  const sort = one('sort') as SortOrder;
  return {
    criteria: {
      q: one('q'),
      filters,
      sort: sortOrders.includes(sort) ? sort : noCriteria.sort,
      exact: one('exact') === 'true',
    },
    record: one('record') || undefined,
  };
}

/** The same address, naming this place. */
export function addressOf({ criteria, record }: Place, address: string): string {
  const url = new URL(address);
  const parameters = url.searchParams;
  for (const name of names) parameters.delete(name);
  const { q, filters, sort, exact } = criteria;
  if (q) parameters.set(`${prefix}q`, q);
  for (const name of facetNames) {
    for (const value of filters[name] ?? []) parameters.append(prefix + name, value);
  }
  if (sort !== noCriteria.sort) parameters.set(`${prefix}sort`, sort);
  if (exact) parameters.set(`${prefix}exact`, 'true');
  if (record) parameters.set(`${prefix}record`, record);
  return url.href;
}
