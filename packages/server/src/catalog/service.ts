import { setImmediate } from 'node:timers/promises';
import type {
  AnswerOf,
  Availability,
  CatalogRecord,
  FacetName,
  getNewArrivals,
  QueryOf,
  SearchAnswer,
  searchCatalog,
  SearchHit,
  Suggestion,
} from '@pustaka/core/contract';
import { facetNames } from '@pustaka/core/contract';
import { ProblemError } from '../problems/problem-error.ts';
import { marcxmlHead, marcxmlTail, writeIso2709, writeMarcxml, type MarcRecord } from '../marc/index.ts';
import { adviceLabel } from './advice.ts';
import { readStored } from './export.ts';
import { availabilityOf } from './availability.ts';
import { FacetLabels } from './facet-labels.ts';
import { toHit, toRecord, toSummary } from './present.ts';
import { publishedMarc } from './published-marc.ts';
import type { Filters, SearchRequest } from './search/request.ts';
import type { HighlightTerms } from './search/highlight.ts';
import type { SearchService } from './search/service.ts';
import type { CatalogStore, StoredRecord } from './store.ts';

/**
 * The rules of the catalogue: what a search, a record, an availability look-up answers. Each `signal` ends a call that nobody
 * waits for any more.
 */
export class CatalogService {
  readonly #store: CatalogStore;
  readonly #index: () => SearchService;
  readonly #branchNames: () => Promise<ReadonlyMap<string, string>>;

  /** @param branchNames names by branch id, of the library domain */
  constructor(
    store: CatalogStore,
    index: () => SearchService,
    branchNames: () => Promise<ReadonlyMap<string, string>>,
  ) {
    this.#store = store;
    this.#index = index;
    this.#branchNames = branchNames;
  }

  /** @throws CursorInvalid for a cursor that is not one of this search's. */
  async search(
    query: QueryOf<typeof searchCatalog>,
    language: string,
    signal: AbortSignal,
  ): Promise<SearchAnswer> {
    const request: SearchRequest = {
      q: query.q,
      filters: filtersOf(query),
      sort: query.sort,
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
      facets: facetsOf(query.facets),
      correct: query.correct === 'true',
    };
    const result = await this.#index().search(request, signal);
    const labels = new FacetLabels(language, await this.#branchNames());
    const records = await this.#store.records(result.hits.map((hit) => hit.id));
    return {
      items: await toHits(records, result.matched),
      total: result.total,
      ...(result.next === undefined ? {} : { next: result.next }),
      facets: result.facets.map((facet) => ({
        name: facet.name,
        label: labels.facet(facet.name),
        values: facet.values.map((value) => ({ ...value, label: labels.value(facet.name, value.value) })),
      })),
      ...(result.correction === undefined ? {} : { correction: result.correction }),
      ...(result.total > 0 || result.advice === undefined
        ? {}
        : { advice: result.advice.map((advice) => ({ ...advice, label: adviceLabel(advice, language) })) }),
    };
  }

  async suggest(text: string, limit: number, signal: AbortSignal): Promise<Suggestion[]> {
    return this.#index().suggest(text, limit, signal);
  }

  /** @throws ProblemError `record-not-found` */
  async record(id: string): Promise<CatalogRecord> {
    const [stored] = await this.#store.records([id]);
    if (!stored) throw new ProblemError('record-not-found');
    return toRecord(stored);
  }

  /**
   * What everybody may have of the record, as ISO 2709 in UTF-8.
   *
   * @throws ProblemError `record-not-found`
   */
  async marc(id: string): Promise<Uint8Array> {
    return writeIso2709(await this.#published(id));
  }

  /**
   * The same as a MARCXML document.
   *
   * @throws ProblemError `record-not-found`
   */
  async marcxml(id: string): Promise<string> {
    return marcxmlHead + writeMarcxml(await this.#published(id)) + marcxmlTail;
  }

  async availability(ids: readonly string[]): Promise<{ id: string; availability: Availability }[]> {
    const records = await this.#store.records([...new Set(ids)]);
    return records.map((record) => ({ id: record.id, availability: availabilityOf(record) }));
  }

  /** @throws CursorInvalid for a cursor that is not one of this list's. */
  async newArrivals(
    query: QueryOf<typeof getNewArrivals>,
    signal: AbortSignal,
  ): Promise<AnswerOf<typeof getNewArrivals>> {
    const request: SearchRequest = {
      q: '',
      filters: filtersOf(query),
      sort: 'newest',
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { after: query.cursor }),
      facets: [],
      correct: false,
    };
    const result = await this.#index().search(request, signal);
    const records = await this.#store.records(result.hits.map((hit) => hit.id));
    return {
      items: records.map((record) => ({ ...toSummary(record), addedAt: record.addedAt.toISOString() })),
      total: result.total,
      ...(result.next === undefined ? {} : { next: result.next }),
    };
  }

  async #published(id: string): Promise<MarcRecord> {
    const bytes = await this.#store.marc(id);
    if (!bytes) throw new ProblemError('record-not-found');
    return publishedMarc(readStored(bytes));
  }
}

/** So many hits are marked at a stretch, about 2 ms: other requests come in between those of a long page. */
const stretch = 25;

async function toHits(records: readonly StoredRecord[], terms: HighlightTerms): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  for (const [index, record] of records.entries()) {
    if (index > 0 && index % stretch === 0) await setImmediate();
    hits.push(toHit(record, terms));
  }
  return hits;
}

function filtersOf(query: Partial<Record<FacetName, readonly string[] | undefined>>): Filters {
  return Object.fromEntries(
    facetNames.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  );
}

function facetsOf(asked: readonly (FacetName | 'none')[] | undefined): readonly FacetName[] {
  return asked?.filter((name) => name !== 'none') ?? facetNames;
}
