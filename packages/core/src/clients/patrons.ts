import type { Connection } from '../connection/connection.ts';
import type { CallOptions } from '../connection/options.ts';
import type { AnswerOf, BodyInputOf } from '../contract/endpoint.ts';
import { deleteMe, exportMe, getMe, updateMe, type Me } from '../contract/patrons.ts';
import { actingFor, type ActingOptions } from './acting.ts';

export type SettingsChange = BodyInputOf<typeof updateMe>;

/** The signed-in patron's own account. Every call throws what {@link Connection.request} does. */
export class PatronsClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The signed-in patron, and the cards they look after.
   *
   * @example
   * ```ts
   * const { name, card, wards } = await library.patrons.me();
   * assert.equal(card, '•••• 4711');
   * const { items } = await library.circulation.loans({ patron: wards[0]!.id });
   * console.log(name, wards[0]!.name, items.length);
   * ```
   */
  me(options: ActingOptions = {}): Promise<Me> {
    return this.#connection.request(getMe, { query: actingFor(options) }, options);
  }

  /**
   * Changes settings; what is absent stays as it is, `null` removes an address.
   *
   * @example
   * ```ts
   * const { keepsHistory } = await library.patrons.update({ keepsHistory: true });
   * assert.equal(keepsHistory, true);
   * ```
   */
  update(body: SettingsChange, options: ActingOptions = {}): Promise<Me> {
    return this.#connection.request(updateMe, { body, query: actingFor(options) }, options);
  }

  /** Everything the library keeps about the patron. */
  export(options?: CallOptions): Promise<AnswerOf<typeof exportMe>> {
    return this.#connection.request(exportMe, {}, options);
  }

  /** Deletes the account for good. Refused as `open-loans` or `unpaid-fees` while there are any. */
  delete(options?: CallOptions): Promise<AnswerOf<typeof deleteMe>> {
    return this.#connection.request(deleteMe, {}, options);
  }
}
