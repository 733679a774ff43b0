import type { Connection } from '../connection/connection.ts';
import type { CallOptions } from '../connection/options.ts';
import type { Fee, Loan } from '../contract/circulation.ts';
import {
  blockPatron,
  checkIn,
  checkOut,
  findPatron,
  listHoldsToPull,
  markMissing,
  registerPatron,
  renewCard,
  resetPin,
  settleFee,
  unblockPatron,
  type HoldToPull,
} from '../contract/desk.ts';
import type { AnswerOf, BodyInputOf, QueryInputOf } from '../contract/endpoint.ts';
import type { Patron } from '../contract/patrons.ts';
import { itemsOfAll } from './paging.ts';

export type CheckOut = BodyInputOf<typeof checkOut>;
export type CheckIn = BodyInputOf<typeof checkIn>;
export type MissingItem = BodyInputOf<typeof markMissing>;
export type HoldsToPullQuery = QueryInputOf<typeof listHoldsToPull>;
export type NewPatron = BodyInputOf<typeof registerPatron>;
export type NewBlock = BodyInputOf<typeof blockPatron>;
export type Settlement = BodyInputOf<typeof settleFee>;

/** The work at the desk, for staff who signed in with the scope `desk`. Every call throws what {@link Connection.request} does. */
export class DeskClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Lends an item to a patron.
   *
   * @example
   * ```ts
   * const loan = await library.desk.checkOut({ card: '20264711', barcode: 'i301' });
   * console.log(`${loan.record.title} until ${loan.dueDate}`);
   * ```
   */
  checkOut(body: CheckOut, options?: CallOptions): Promise<Loan> {
    return this.#connection.request(checkOut, { body }, options);
  }

  /**
   * Takes an item back, and says where it goes next.
   *
   * @example
   * ```ts
   * const { destination, hold } = await library.desk.checkIn({ barcode: 'i201', branch: 'pusat' });
   * assert.equal(destination, 'hold-shelf');
   * assert.equal(hold?.status, 'ready');
   * ```
   */
  checkIn(body: CheckIn, options?: CallOptions): Promise<AnswerOf<typeof checkIn>> {
    return this.#connection.request(checkIn, { body }, options);
  }

  /** A page of the holds that an item on a shelf could serve, the oldest first. */
  holdsToPull(
    query: HoldsToPullQuery = {},
    options?: CallOptions,
  ): Promise<AnswerOf<typeof listHoldsToPull>> {
    return this.#connection.request(listHoldsToPull, { query }, options);
  }

  /**
   * Every hold that an item on a shelf could serve, asking for page after page only as far as the loop gets. Checking in an
   * item that was fetched says where it goes.
   *
   * @example
   * ```ts
   * for await (const { items, record } of library.desk.holdsToPullAll({ branch: 'utara' })) {
   *   console.log(items[0]!.callNumber, record.title);
   *   const { hold } = await library.desk.checkIn({ barcode: items[0]!.barcode!, branch: 'utara' });
   *   assert.equal(hold?.status, 'in-transit');
   * }
   * ```
   */
  holdsToPullAll(query: HoldsToPullQuery = {}, options?: CallOptions): AsyncGenerator<HoldToPull, void> {
    return itemsOfAll((next) => this.holdsToPull({ ...query, ...next }, options));
  }

  /**
   * Notes that an item is not where it should be: it is off the list of holds to pull, and another copy may be on it. When it
   * turns up, check it in.
   *
   * @example
   * ```ts
   * const { record } = await library.desk.markMissing({ barcode: 'i801' });
   * console.log(`${record.title} is missing`);
   * ```
   */
  markMissing(body: MissingItem, options?: CallOptions): Promise<AnswerOf<typeof markMissing>> {
    return this.#connection.request(markMissing, { body }, options);
  }

  /** Registers a patron; the answer holds the first PIN, once. */
  register(body: NewPatron, options?: CallOptions): Promise<AnswerOf<typeof registerPatron>> {
    return this.#connection.request(registerPatron, { body }, options);
  }

  /** The patron of a card with loans, holds and fees. */
  patron(card: string, options?: CallOptions): Promise<AnswerOf<typeof findPatron>> {
    return this.#connection.request(findPatron, { params: { card } }, options);
  }

  /**
   * Sets the last day on which a card is valid, `YYYY-MM-DD`.
   *
   * @example
   * ```ts
   * const { expires } = await library.desk.renewCard('20264711', '2027-11-21');
   * assert.equal(expires, '2027-11-21');
   * ```
   */
  renewCard(card: string, expires: string, options?: CallOptions): Promise<Patron> {
    return this.#connection.request(renewCard, { params: { card }, body: { expires } }, options);
  }

  /** Gives a patron a new PIN, which the answer holds once, and signs them out everywhere. */
  resetPin(card: string, options?: CallOptions): Promise<AnswerOf<typeof resetPin>> {
    return this.#connection.request(resetPin, { params: { card } }, options);
  }

  /** Blocks a card, with the reason its holder will read. */
  block(card: string, body: NewBlock, options?: CallOptions): Promise<AnswerOf<typeof blockPatron>> {
    return this.#connection.request(blockPatron, { params: { card }, body }, options);
  }

  /** Takes a block away. */
  unblock(card: string, id: string, options?: CallOptions): Promise<Patron> {
    return this.#connection.request(unblockPatron, { params: { card, id } }, options);
  }

  /** Notes that a fee was paid or waived: `amount` of it, or all where absent. */
  settleFee(id: string, body: Settlement, options?: CallOptions): Promise<Fee> {
    return this.#connection.request(settleFee, { params: { id }, body }, options);
  }
}
