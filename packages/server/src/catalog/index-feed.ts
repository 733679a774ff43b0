import type { SearchService } from './search/service.ts';
import type { CatalogStore } from './store.ts';

/** How soon a change made by another process is asked for, and a failure tried again. */
const pollMilliseconds = 1000;

/** And while there are many: an import makes them by the thousand. A desk's few would only make it wait for the asking. */
const pollOftenMilliseconds = 200;
const many = 100;

/**
 * Keeps a process's search index in step with the database: everything at the start, then what changed, asked for once
 * a second, oftener while there is much, so that an import through another process is found here too.
 */
export class IndexFeed {
  /** Settles when the index holds what the database held at the start. */
  readonly started: Promise<void>;
  readonly #store: CatalogStore;
  readonly #makeIndex: () => SearchService;
  readonly #onError: (error: unknown) => void;
  #horizon = '0';
  #pulling: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  #built = false;

  #index: SearchService;

  /**
   * @param makeIndex makes an empty index; again, should its thread ever fail
   * @param onError hears of failures, which are tried again
   */
  constructor(store: CatalogStore, makeIndex: () => SearchService, onError: (error: unknown) => void) {
    this.#store = store;
    this.#makeIndex = makeIndex;
    this.#index = makeIndex();
    this.#onError = onError;
    this.started = new Promise((resolve) => void this.#poll(resolve));
  }

  /** Whether the index holds what the database held at the start. */
  get built(): boolean {
    return this.#built;
  }

  /** The index as it is now. */
  get index(): SearchService {
    return this.#index;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#pulling;
    await this.#index.close();
  }

  async #poll(onBuilt: () => void): Promise<void> {
    let pause = pollMilliseconds;
    this.#pulling = this.#pull().then((found) => {
      if (found >= many) pause = pollOftenMilliseconds;
      onBuilt();
    }, this.#onError);
    await this.#pulling;
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#poll(onBuilt), pause);
    this.#timer.unref();
  }

  /** Answers how many changes there were. */
  async #pull(): Promise<number> {
    let found = 0;
    if (this.#index.ended) this.#beginAnew();
    const to = await this.#store.horizon();
    if (to !== this.#horizon) {
      let applied: Promise<void> | undefined;
      for await (const changes of this.#store.indexChanges(this.#horizon, to)) {
        if (this.#closed) return found;
        const count = changes.upserts.length + changes.deletes.length;
        if (count === 0) continue;
        found += count;
        // One batch is taken in while the next is read.
        await applied;
        applied = this.#index.apply(changes);
        applied.catch(() => undefined);
      }
      await applied;
      this.#horizon = to;
    }
    this.#built = true;
    return found;
  }

  #beginAnew(): void {
    this.#built = false;
    this.#horizon = '0';
    this.#index = this.#makeIndex();
  }
}
