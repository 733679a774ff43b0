import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Keeps count of the answers that are being worked on, so that a server can end without breaking one off. */
export class InFlight {
  readonly #answers = new Set<ServerResponse>();
  #closing = false;
  #whenEmpty = (): void => undefined;

  get closing(): boolean {
    return this.#closing;
  }

  add(res: ServerResponse): void {
    this.#answers.add(res);
    res.once('close', () => {
      this.#answers.delete(res);
      if (this.#answers.size === 0) this.#whenEmpty();
    });
  }

  /** Settles when no answer is left, at the latest after `patienceMs`. */
  async finish(patienceMs: number): Promise<void> {
    this.#closing = true;
    if (this.#answers.size === 0) return;
    const patience = new AbortController();
    const empty = new Promise<void>((resolve) => (this.#whenEmpty = resolve));
    const tooLong = delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined);
    await Promise.race([empty, tooLong]);
    patience.abort();
  }
}
