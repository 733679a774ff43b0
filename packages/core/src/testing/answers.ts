import type { CatalogRecord } from '../contract/catalog.ts';
import type { AnswerOf, ParamsOf, QueryOf } from '../contract/endpoint.ts';
import type { EndpointById, EndpointId } from '../contract/index.ts';
import type { ReaderEndpoint } from './readers/endpoints.ts';
import type { LibraryProfile } from '../contract/library.ts';
import { passes } from './facets.ts';
import { pageOf } from './paging.ts';
import { SampleProblem } from './problem.ts';
import { search, suggest, toSummary } from './search.ts';

/** What the handlers answer from. */
export interface SampleLibrary {
  readonly profile: LibraryProfile;
  /** The last added first. */
  readonly records: readonly CatalogRecord[];
}

/** Those that anybody may call; see `readerAnswers` for the others. */
type PublicEndpointId = Exclude<EndpointId, ReaderEndpoint['id']>;

interface Call<Id extends PublicEndpointId> {
  readonly params: ParamsOf<EndpointById<Id>>;
  readonly query: QueryOf<EndpointById<Id>>;
  readonly language: string;
  readonly library: SampleLibrary;
}

/** One function for each public endpoint of the contract; a new endpoint without one is a type error here. */
export type Answers = { readonly [Id in PublicEndpointId]: (call: Call<Id>) => AnswerOf<EndpointById<Id>> };

export const answers: Answers = {
  'library.get': ({ library }) => library.profile,

  'catalog.search': ({ query, language, library: { records, profile } }) =>
    search(records, query, language, new Map(profile.branches.map(({ id, name }) => [id, name]))),

  'catalog.suggest': ({ query, library }) => ({ items: suggest(library.records, query.q, query.limit) }),

  'catalog.record': ({ params, library }) => {
    const found = library.records.find(({ id }) => id === params.id);
    if (!found) throw new SampleProblem(404, 'record-not-found');
    return found;
  },

  'catalog.availability': ({ query, library }) => ({
    items: library.records
      .filter(({ id }) => query.id.includes(id))
      .map(({ id, availability }) => ({ id, availability })),
  }),

  'catalog.newArrivals': ({ query, library }) => {
    const newest = library.records.filter((record) => passes(record, query));
    return pageOf(
      newest.map((record) => ({ ...toSummary(record), addedAt: record.updatedAt })),
      query,
    );
  },
};
