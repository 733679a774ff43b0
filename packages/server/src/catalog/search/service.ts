import { Worker } from 'node:worker_threads';
import type { Changes } from '../store.ts';
import { ProblemError } from '../../problems/problem-error.ts';
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

/** So many calls are with the thread: the one that it answers, and the next, which it need not wait for. */
const mostSent = 2;

interface Asked {
  readonly call: SearchCall;
  readonly resolve: (value: never) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A {@link SearchIndex} in a thread of its own: no search, however slow, delays another request of the server. Calls are
 * answered in the order in which they were made; one whose `signal` is aborted before its turn takes no time.
 */
export class SearchService {
  readonly #worker = new Worker(workerUrl);
  readonly #waiting = new Set<Asked>();
  readonly #sent = new Map<number, Asked>();
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
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult> {
    return this.#ask({ method: 'search', request }, signal);
  }

  /**
   * Completes what a reader is typing.
   *
   * @throws ProblemError `unavailable` where too many calls wait
   */
  suggest(query: string, limit: number, signal?: AbortSignal): Promise<SuggestionResult[]> {
    return this.#ask({ method: 'suggest', query, limit }, signal);
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

  async #ask<T>(call: SearchCall, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#waiting.size + this.#sent.size >= mostWaiting) {
      throw new ProblemError('unavailable', { retryAfter: 1 });
    }
    return this.#call(call, signal);
  }

  #call<T>(call: SearchCall, signal?: AbortSignal): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise<T>((resolve, reject) => {
      const asked = { call, resolve, reject };
      this.#waiting.add(asked);
      this.#worker.ref();
      this.#send();
      signal?.addEventListener('abort', () => {
        this.#waiting.delete(asked);
        reject(signal.reason as Error);
      });
    });
  }

  #send(): void {
    for (const asked of this.#waiting) {
      if (this.#sent.size >= mostSent) return;
      const id = this.#calls++;
      this.#waiting.delete(asked);
      this.#sent.set(id, asked);
      this.#worker.postMessage({ id, call: asked.call });
    }
  }

  #settle(answer: SearchAnswer): void {
    const { resolve, reject } = this.#sent.get(answer.id)!;
    this.#sent.delete(answer.id);
    this.#send();
    if (this.#sent.size === 0) this.#worker.unref();
    if ('value' in answer) resolve(answer.value as never);
    else reject(answer.cursorInvalid ? new CursorInvalid({ cause: answer.error }) : answer.error);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of [...this.#sent.values(), ...this.#waiting]) reject(this.#ended);
    this.#sent.clear();
    this.#waiting.clear();
  }
}
