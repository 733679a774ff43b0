import { getAvailability, maxAvailabilityIds } from '@pustaka/core/contract/catalog';
import type { ReactiveController } from 'lit';
import { Latest } from '../../foundation/latest.ts';
import type { PustakaCatalogSearch } from '../element.ts';
import type { Session } from './session.ts';

/**
 * Asks again where the listed records are to be had, when the reader comes back to the page, and after a hold. How long an
 * answer is good for is in its `Cache-Control`; where none comes, what was known stays.
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
    if (!connection) return;
    const signal = this.#latest.begin();
    const slices = Array.from({ length: Math.ceil(ids.length / maxAvailabilityIds) }, (_, index) =>
      ids.slice(index * maxAvailabilityIds, (index + 1) * maxAvailabilityIds),
    );
    const ask = (id: string[]) => connection.request(getAvailability, { query: { id } }, { signal });
    const answers = await Promise.all(slices.map(ask)).catch(() => []);
    if (signal.aborted) return;
    this.#session.know(
      new Map(answers.flatMap(({ items }) => items.map((one) => [one.id, one.availability]))),
    );
  };

  readonly #follow = (): void => {
    if (document.visibilityState === 'visible') void this.ask();
  };
}
