import type { ReactiveController } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import { branchNames } from '../../parts/profile.ts';
import type { BranchNames } from '../../parts/profile.ts';
import { reportTrouble } from '../../parts/trouble.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { Answer, Listed } from '../question.ts';

/** What was found so far, and what went wrong. */
export class Session implements ReactiveController {
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

  hostConnected(): void {
    addEventListener('online', this.retryIfFailed);
    if (this.pending === 'page') void this.more();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.retryIfFailed);
    this.#latest.stop();
  }

  /** Waits for the answer to the question. What is on show stays until it comes, so that nothing jumps. */
  async follow(): Promise<void> {
    const { question } = this.#host;
    const { answer } = question;
    this.#latest.stop();
    this.#begin('list');
    void this.#nameBranches();
    try {
      const found = await answer;
      if (answer !== question.answer) return;
      this.answer = found;
      this.#list(found?.items ?? []);
    } catch (error) {
      // Outdated, or given up until the widget is on the page again.
      if (answer !== question.answer || question.waiting) return;
      this.error = error;
      this.answer = undefined;
      this.items = [];
    }
    this.#end();
    if (!this.error) this.#host.announce(question.arrivals ? '' : this.#host.results.value!.headline);
  }

  /** Adds the next page. */
  async more(): Promise<void> {
    const { connection, question } = this.#host;
    const cursor = this.answer?.next;
    if (!connection || !cursor) return;
    const signal = this.#latest.begin();
    this.#begin('page');
    try {
      const { items, next } = await question.page(connection, signal, {
        cursor,
        ...(!question.arrivals && { facets: ['none'] }),
      });
      if (signal.aborted) return;
      this.#list([...this.items, ...items]);
      // The rest of what the first page said holds for all.
      this.answer = { ...this.answer!, next };
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
    }
    this.#end();
  }

  /** Puts what is known now in the place of what was known of the records in the list. */
  know(changed: readonly Pick<Listed, 'id' | 'availability'>[]): void {
    this.#list(this.items.map((one) => ({ ...one, ...changed.find(({ id }) => id === one.id) })));
    this.#host.requestUpdate();
  }

  retry(): void {
    // A cursor can outlive what it points to, as when the library rebuilt its catalogue.
    if (this.answer?.next && (this.error as { code?: string }).code !== 'cursor-invalid') void this.more();
    else this.#host.question.ask();
  }

  readonly retryIfFailed = (): void => {
    if (this.error) this.retry();
  };

  #list(items: readonly Listed[]): void {
    this.items = items;
    if (items.some(({ availability }) => availability.status === 'unavailable'))
      void this.#host.results.value?.offerHolds();
  }

  #begin(pending: 'list' | 'page'): void {
    this.pending = pending;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  #end(): void {
    this.pending = undefined;
    if (this.error) reportTrouble(this.#host, this.error);
    this.#host.requestUpdate();
  }

  /** Nothing waits for the branches' names in vain: where they cannot be had, numbers stand in. */
  async #nameBranches(): Promise<void> {
    const { connection } = this.#host;
    if (connection) this.branches = await branchNames(connection);
    this.#host.requestUpdate();
  }
}
