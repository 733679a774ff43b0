import type { Connection } from '@pustaka/core/connection';
import { getNewArrivals, searchCatalog } from '@pustaka/core/contract/catalog';
import type { RecordSummary, SearchAnswer, SearchHit } from '@pustaka/core/contract';
import type { ReactiveController } from 'lit';
import { Latest } from '../foundation/latest.ts';
import { isNothing, noCriteria } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import type { PustakaCatalogSearch } from './element.ts';

/** A record in the list; one from the new arrivals has no highlights. */
export type Listed = RecordSummary & Partial<Pick<SearchHit, 'highlights'>>;

/** What a search and the new arrivals answer alike. */
export interface Answer extends Partial<Omit<SearchAnswer, 'items' | 'total'>> {
  readonly items: readonly Listed[];
  readonly total: number;
}

/** Which page is asked for, where it is not the first. */
interface NextPage {
  readonly cursor: string;
  /** What the first page said of them holds for all. */
  readonly facets?: ['none'];
}

/** What the reader asks, and the first page of the answer: asked for while the code that shows it is being fetched. */
export class Question implements ReactiveController {
  criteria: Criteria = noCriteria;
  /** The first page, there or on its way. */
  answer: Promise<Answer> | undefined;
  /** True until the first page has come, or cannot be had. */
  waiting = false;
  readonly #host: PustakaCatalogSearch;
  readonly #latest = new Latest();

  constructor(host: PustakaCatalogSearch) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the new arrivals are listed, since nothing was asked. */
  get arrivals(): boolean {
    return isNothing(this.criteria);
  }

  hostConnected(): void {
    addEventListener('online', this.#retryIfFailed);
    if (this.waiting) this.ask();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#retryIfFailed);
    this.#latest.stop();
  }

  /** Asks anew. */
  ask(criteria: Criteria = this.criteria): void {
    this.criteria = criteria;
    const { connection, results } = this.#host;
    if (!connection) return;
    const signal = this.#latest.begin();
    const settle = () => {
      if (!signal.aborted) this.waiting = false;
    };
    this.waiting = true;
    this.answer = this.page(connection, signal);
    this.answer.then(settle, settle);
    if (results.value) void results.value.session.follow();
    else void this.#fetchResults();
  }

  /** The first page, or another one. */
  page(connection: Connection, signal: AbortSignal, other?: NextPage): Promise<Answer> {
    const { q, filters, sort, exact } = this.criteria;
    const page = { limit: this.#host.pageSize, ...other };
    if (this.arrivals) return connection.request(getNewArrivals, { query: page }, { signal });
    const query = {
      ...page,
      q,
      ...filters,
      ...(sort !== 'relevance' && { sort }),
      ...(exact && { correct: 'false' as const }),
    };
    return connection.request(searchCatalog, { query }, { signal });
  }

  async #fetchResults(): Promise<void> {
    const { results, speech } = this.#host;
    await results.load();
    if (results.error && this.#host.showsErrors) this.#host.announce(speech.say('error.retry'));
  }

  readonly #retryIfFailed = (): void => {
    if (this.#host.results.error) this.ask();
  };
}
