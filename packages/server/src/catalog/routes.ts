import {
  getAvailability,
  getNewArrivals,
  getRecord,
  searchCatalog,
  suggestCatalog,
} from '@pustaka/core/contract';
import { ProblemError } from '../problems/problem-error.ts';
import { route, type Route } from '../http/route.ts';
import { toBibtex, toJsonLd, toRis } from './citation/index.ts';
import { CursorInvalid } from './search/cursor.ts';
import type { CatalogService } from './service.ts';

/** The catalogue's endpoints. `assertReady` throws until the index can answer. */
export function catalogRoutes(service: CatalogService, assertReady: () => void): Route[] {
  return [
    route(searchCatalog, ({ query, language, signal }) => {
      assertReady();
      return withCursor(() => service.search(query, language, signal));
    }),
    route(suggestCatalog, async ({ query, signal }) => {
      assertReady();
      return { items: await service.suggest(query.q, query.limit, signal) };
    }),
    route(getRecord, ({ params }) => service.record(params.id), {
      '.marcxml': ({ params }) => service.marcxml(params.id),
      '.mrc': ({ params }) => service.marc(params.id),
      '.jsonld': async ({ params, address }) =>
        toJsonLd(await service.record(params.id), recordUrl(address, params.id)),
      '.ris': async ({ params, address }) =>
        toRis(await service.record(params.id), recordUrl(address, params.id)),
      '.bib': async ({ params, address }) =>
        toBibtex(await service.record(params.id), recordUrl(address, params.id)),
    }),
    route(getAvailability, async ({ query }) => ({ items: await service.availability(query.id) })),
    route(getNewArrivals, ({ query, signal }) => {
      assertReady();
      return withCursor(() => service.newArrivals(query, signal));
    }),
  ];
}

async function withCursor<T>(answer: () => Promise<T>): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof CursorInvalid) throw new ProblemError('cursor-invalid', { cause: error });
    throw error;
  }
}

const recordUrl = (address: string, id: string): string =>
  address + getRecord.path.replace('{id}', encodeURIComponent(id));
