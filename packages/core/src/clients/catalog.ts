import type { Connection } from '../connection/connection.ts';
import type { CallOptions } from '../connection/options.ts';
import {
  getAvailability,
  getNewArrivals,
  getRecord,
  searchCatalog,
  suggestCatalog,
  type SearchHit,
} from '../contract/catalog.ts';
import type { AnswerOf, QueryInputOf } from '../contract/endpoint.ts';
import { itemsOfAll } from './paging.ts';

export type SearchQuery = QueryInputOf<typeof searchCatalog>;
export type SuggestQuery = QueryInputOf<typeof suggestCatalog>;
export type NewArrivalsQuery = QueryInputOf<typeof getNewArrivals>;

/** The path suffixes of a record's other representations. */
export type RecordSuffix = '.marcxml' | '.mrc' | '.jsonld' | '.ris' | '.bib';

/** The library's catalogue. Every call throws what {@link Connection.request} does. */
export class CatalogClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Finds records; without `q`, lists all that pass the filters.
   *
   * @example
   * ```ts
   * const { items, facets } = await library.catalog.search({ q: 'hujan', format: ['book'], limit: 5 });
   * assert.equal(items[0]?.title, 'Hujan');
   * assert.equal(facets[0]?.name, 'availability');
   * ```
   */
  search(query: SearchQuery = {}, options?: CallOptions): Promise<AnswerOf<typeof searchCatalog>> {
    return this.#connection.request(searchCatalog, { query }, options);
  }

  /**
   * Every hit of a search, asking for page after page only as far as the loop gets.
   *
   * @example
   * ```ts
   * const titles = [];
   * for await (const hit of library.catalog.searchAll({ q: 'pramoedya', sort: 'title' })) titles.push(hit.title);
   * assert.deepEqual(titles, ['Bumi Manusia', 'Jejak Langkah']);
   * ```
   */
  searchAll(query: SearchQuery = {}, options?: CallOptions): AsyncGenerator<SearchHit, void> {
    return itemsOfAll((next) => this.search({ ...query, ...next }, options));
  }

  /**
   * Completes what a reader is typing.
   *
   * @example
   * ```ts
   * const { items } = await library.catalog.suggest({ q: 'lask' });
   * assert.equal(items[0]?.text, 'Laskar Pelangi');
   * ```
   */
  suggest(query: SuggestQuery, options?: CallOptions): Promise<AnswerOf<typeof suggestCatalog>> {
    return this.#connection.request(suggestCatalog, { query }, options);
  }

  /** A record in full with its items. */
  record(id: string, options?: CallOptions): Promise<AnswerOf<typeof getRecord>> {
    return this.#connection.request(getRecord, { params: { id } }, options);
  }

  /** The availability of up to 50 records at once; unknown ids are left out. */
  availability(ids: readonly string[], options?: CallOptions): Promise<AnswerOf<typeof getAvailability>> {
    return this.#connection.request(getAvailability, { query: { id: [...ids] } }, options);
  }

  /** The records that were added last, newest first. */
  newArrivals(query: NewArrivalsQuery = {}, options?: CallOptions): Promise<AnswerOf<typeof getNewArrivals>> {
    return this.#connection.request(getNewArrivals, { query }, options);
  }

  /**
   * The address of a record, or of another representation of it to download or link to.
   *
   * @example
   * ```ts
   * assert.equal(
   *   library.catalog.recordUrl('k3n7q2v5w4xa', '.ris'),
   *   'https://perpustakaan.example.go.id/v1/catalog/records/k3n7q2v5w4xa.ris',
   * );
   * ```
   */
  recordUrl(id: string, suffix: RecordSuffix | '' = ''): string {
    return this.#connection.address(getRecord, { params: { id } }) + suffix;
  }
}
