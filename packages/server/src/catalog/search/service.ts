import { Worker } from 'node:worker_threads';
import type { Changes } from '../store.ts';
import { ProblemError } from '../../http/problems/problem-error.ts';
import { CursorInvalid } from './cursor.ts';
import type { SearchRequest, SearchResult, SuggestionResult } from './request.ts';
import type { SearchAnswer, SearchCall } from './search-worker.ts';

/** The worker's file: TypeScript where this runs from source, JavaScript where it is built. */
const workerUrl = new URL(
  `./search-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

/** Who comes when so many calls wait would hear no sooner by waiting too. */
const mostWaiting = 100;

/** So many records are taken in at a stretch, so that searches come in between. */
const stretch = 500;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A {@link SearchIndex} in a thread of its own: no search, however slow, delays another request of the server. Calls are
 * answered in the order in which they were made.
 */
export class SearchService {
  readonly #worker = new Worker(workerUrl);
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #ended: Error | undefined;

  constructor() {
    this.#worker.on('message', (answer: SearchAnswer) => this.#settle(answer));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('The search index is closed')));
    // An idle index keeps no process alive.
    this.#worker.unref();
  }

  /** Whether the thread has ended, by {@link close} or by a failure; this index then answers nothing any more. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * @throws CursorInvalid where `after` is not a cursor of this search
   * @throws ProblemError `unavailable` where too many calls wait
   */
  search(request: SearchRequest): Promise<SearchResult> {
    return this.#ask({ method: 'search', request });
  }

  /**
   * Completes what a reader is typing.
   *
   * @throws ProblemError `unavailable` where too many calls wait
   */
  suggest(query: string, limit: number): Promise<SuggestionResult[]> {
    return this.#ask({ method: 'suggest', query, limit });
  }

  /**
   * Takes in changes; a search made after the promise is fulfilled sees all of them.
   *
   * @param changes records as the JSON of `IndexedRecord`s
   */
  async apply({ upserts, deletes }: Changes<string>): Promise<void> {
    await this.#call({ method: 'apply', upserts: upserts.slice(0, stretch), deletes });
    for (let from = stretch; from < upserts.length; from += stretch) {
      await this.#call({ method: 'apply', upserts: upserts.slice(from, from + stretch), deletes: [] });
    }
  }

  /** How many records there are. */
  size(): Promise<number> {
    return this.#call({ method: 'size' });
  }

  /** Ends the thread; calls that wait for an answer, and later ones, are refused. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask<T>(call: SearchCall): Promise<T> {
    if (this.#waiting.size >= mostWaiting) throw new ProblemError('unavailable', { retryAfter: 1 });
    return this.#call(call);
  }

  #call<T>(call: SearchCall): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#calls++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, call });
    });
  }

  #settle(answer: SearchAnswer): void {
    const { resolve, reject } = this.#waiting.get(answer.id)!;
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('value' in answer) resolve(answer.value as never);
    else reject(answer.cursorInvalid ? new CursorInvalid({ cause: answer.error }) : answer.error);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }
}
