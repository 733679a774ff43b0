import { getAvailability, maxAvailabilityIds } from '@pustaka/core/contract/catalog';
import type { ReactiveController } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { Session } from './session.ts';

/**
 * Asks again where the listed records are to be had, when the reader comes back to the page, and after a hold. How long an
 * answer is good for is in its `Cache-Control`.
 */
export class LiveAvailability implements ReactiveController {
  readonly #host: PustakaCatalogSearch;
  readonly #session: Session;
  readonly #latest = new Latest();

  constructor(host: PustakaCatalogSearch, session: Session) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#follow);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#follow);
    this.#latest.stop();
  }

  readonly ask = async (): Promise<void> => {
    const { connection } = this.#host;
    const ids = this.#session.items.map(({ id }) => id);
    const signal = this.#latest.begin();
    try {
      for (let from = 0; connection && from < ids.length; from += maxAvailabilityIds) {
        const id = ids.slice(from, from + maxAvailabilityIds);
        const { items } = await connection.request(getAvailability, { query: { id } }, { signal });
        this.#session.know(items);
      }
    } catch {
      // What was known is the best that is known.
    }
  };

  readonly #follow = (): void => {
    if (document.visibilityState === 'visible') void this.ask();
  };
}
