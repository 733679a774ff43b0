import type { Kysely } from 'kysely';
import { Gauge } from 'prom-client';
import type { Tables } from '../database/tables.ts';
import type { Domain } from '../http/domain.ts';
import { ProblemError } from '../problems/problem-error.ts';
import { IndexFeed } from './index-feed.ts';
import { catalogRoutes } from './routes.ts';
import { SearchService } from './search/service.ts';
import { CatalogService } from './service.ts';
import { CatalogStore } from './store.ts';

export interface CatalogOptions {
  db: Kysely<Tables>;
  /** Names of branches by id, of the library domain. */
  branchNames: () => Promise<ReadonlyMap<string, string>>;
  onError: (error: unknown) => void;
}

/** The catalogue: search, records, availability, new arrivals. */
export function catalogDomain({ db, branchNames, onError }: CatalogOptions): Domain {
  const store = new CatalogStore(db);
  const feed = new IndexFeed(store, () => new SearchService(), onError);
  const service = new CatalogService(store, () => feed.index, branchNames);
  return {
    name: 'catalog',
    started: feed.started,
    routes: catalogRoutes(service, () => {
      if (!feed.built) throw new ProblemError('unavailable', { retryAfter: 2 });
    }),
    obstacles: () => (feed.built ? [] : ['the search index is being built']),
    measure(registry) {
      new Gauge({
        name: 'pustaka_catalog_indexed_records',
        help: 'Records in the search index of this node',
        registers: [registry],
        async collect() {
          this.set(await feed.index.size());
        },
      });
    },
    close: () => feed.close(),
  };
}
