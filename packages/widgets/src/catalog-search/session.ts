import type { Connection } from '@pustaka/core/connection';
import { getNewArrivals, searchCatalog } from '@pustaka/core/contract/catalog';
import { maxPageSize } from '@pustaka/core/contract/common';
import type { RecordSummary, SearchAnswer, SearchHit } from '@pustaka/core/contract';
import type { ReactiveController } from 'lit';
import { Latest } from '../foundation/latest.ts';
import type { BranchNames } from '../parts/profile.ts';
import { isNothing, noCriteria } from './criteria.ts';
import type { Criteria } from './criteria.ts';
import type { PustakaCatalogSearch } from './element.ts';
import { headline } from './results.ts';
import { reportTrouble } from '../parts/trouble.ts';

/** A record in the list; one from the new arrivals has no highlights. */
export type Listed = RecordSummary & Partial<Pick<SearchHit, 'highlights'>>;

/** What a search and the new arrivals answer alike. */
interface Answer extends Partial<Omit<SearchAnswer, 'items' | 'total'>> {
  readonly items: readonly Listed[];
  readonly total: number;
}

/** One reader's search: what is asked, what was found, and what went wrong. */
export class Session implements ReactiveController {
  criteria: Criteria = noCriteria;
  /** All pages so far. */
  items: readonly Listed[] = [];
  /** The answer; absent before the first, and after a failure. */
  answer: Answer | undefined;
  /** What is being waited for: a new list, or one more page of it. */
  pending: 'list' | 'page' | undefined;
  error: unknown;
  /** The branches' names, once they are known. */
  branches: BranchNames | undefined;
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
    addEventListener('online', this.retryIfFailed);
    if (this.pending) void this.#run(this.pending);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.retryIfFailed);
    this.#latest.stop();
  }

  /** Asks anew. What is on show stays until the answer comes, so that nothing jumps. */
  start(criteria: Criteria): Promise<void> {
    this.criteria = criteria;
    void this.nameBranches();
    return this.#run('list');
  }

  /** Adds the next page. */
  more(): Promise<void> {
    return this.#run('page');
  }

  retry(): Promise<void> {
    // A cursor can outlive what it points to, as when the library rebuilt its catalogue.
    return this.#run(
      this.answer?.next && (this.error as { code?: string }).code !== 'cursor-invalid' ? 'page' : 'list',
    );
  }

  readonly retryIfFailed = (): void => {
    if (this.error) void this.retry();
  };

  /** Gets the branches' names, which nothing waits for in vain: where they cannot be had, numbers stand in. */
  async nameBranches(): Promise<void> {
    try {
      const { branchNames } = await import('../parts/profile.ts');
      if (this.#host.connection) this.branches = await branchNames(this.#host.connection);
    } catch (error) {
      this.#host.fail(error);
    }
    this.#host.requestUpdate();
  }

  async #run(pending: 'list' | 'page'): Promise<void> {
    const { connection } = this.#host;
    if (!connection) return;
    const signal = this.#latest.begin();
    this.pending = pending;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const cursor = pending === 'page' ? this.answer?.next : undefined;
      const answer = await this.#ask(connection, signal, cursor);
      if (signal.aborted) return;
      if (pending === 'page') {
        this.items = [...this.items, ...answer.items];
        // The rest of what the first page said holds for all.
        this.answer = { ...this.answer!, next: answer.next };
      } else {
        this.items = answer.items;
        this.answer = answer;
      }
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      if (pending === 'list') {
        this.items = [];
        this.answer = undefined;
      }
    }
    this.pending = undefined;
    if (this.error) reportTrouble(this.#host, this.error);
    else if (pending === 'list') this.#host.announce(this.arrivals ? '' : headline(this.#host));
    this.#host.requestUpdate();
  }

  #ask(connection: Connection, signal: AbortSignal, cursor: string | undefined): Promise<Answer> {
    const { q, filters, sort, exact } = this.criteria;
    const limit = Math.min(Math.max(Math.trunc(this.#host.pageSize) || 20, 1), maxPageSize);
    const page = { limit, ...(cursor && { cursor }) };
    if (this.arrivals) return connection.request(getNewArrivals, { query: page }, { signal });
    const query = {
      ...page,
      q,
      ...filters,
      ...(sort !== 'relevance' && { sort }),
      ...(exact && { correct: 'false' as const }),
      ...(cursor && { facets: ['none' as const] }),
    };
    return connection.request(searchCatalog, { query }, { signal });
  }
}
