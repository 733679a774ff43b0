import type { Connection } from '../connection/connection.ts';
import {
  cancelHold,
  changeHold,
  createCalendar,
  deleteHistory,
  getCalendar,
  listFees,
  listHistory,
  listHolds,
  listLoans,
  placeHold,
  renewAllLoans,
  renewLoan,
  revokeCalendar,
  type CalendarAddress,
  type Hold,
  type Loan,
  type PastLoan,
} from '../contract/circulation.ts';
import type { AnswerOf, BodyInputOf, QueryInputOf } from '../contract/endpoint.ts';
import { actingFor, type ActingOptions } from './acting.ts';
import { itemsOfAll } from './paging.ts';

export type NewHold = BodyInputOf<typeof placeHold>;
export type HoldChange = BodyInputOf<typeof changeHold>;
export type HistoryQuery = Omit<QueryInputOf<typeof listHistory>, 'patron'>;

/**
 * What the signed-in patron has borrowed, waits for and owes. Every call throws what {@link Connection.request} does: a
 * ProblemError with the advice `sign-in` where nobody is signed in, and one with a refusal's code, such as
 * `held-by-others`, whose `title` says to the reader why not.
 *
 * A guardian passes `{ patron }`, the id of one of `me().wards`, to act for a child.
 */
export class CirculationClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The open loans, the most urgent first.
   *
   * @example
   * ```ts
   * const { items } = await library.circulation.loans();
   * const overdue = items.filter(({ overdueDays }) => overdueDays > 0);
   * assert.equal(overdue[0]?.record.title, 'Bobo');
   * ```
   */
  loans(options: ActingOptions = {}): Promise<AnswerOf<typeof listLoans>> {
    return this.#connection.request(listLoans, { query: actingFor(options) }, options);
  }

  /**
   * Renews one loan.
   *
   * @returns the loan with its new due date
   * @example
   * ```ts
   * const { items } = await library.circulation.loans();
   * const loan = items.find(({ notRenewable }) => !notRenewable)!;
   * const renewed = await library.circulation.renew(loan.id);
   * assert.ok(renewed.dueDate > loan.dueDate);
   * ```
   */
  renew(id: string, options: ActingOptions = {}): Promise<Loan> {
    return this.#connection.request(renewLoan, { params: { id }, query: actingFor(options) }, options);
  }

  /**
   * Renews every loan that can be, and says for each what came of it.
   *
   * @example
   * ```ts
   * for (const { loan, renewed, reason } of (await library.circulation.renewAll()).items) {
   *   console.log(loan.record.title, renewed ? loan.dueDate : reason);
   * }
   * ```
   */
  renewAll(options: ActingOptions = {}): Promise<AnswerOf<typeof renewAllLoans>> {
    return this.#connection.request(renewAllLoans, { query: actingFor(options) }, options);
  }

  /** The holds that are not over, ready ones first. */
  holds(options: ActingOptions = {}): Promise<AnswerOf<typeof listHolds>> {
    return this.#connection.request(listHolds, { query: actingFor(options) }, options);
  }

  /**
   * Places a hold on a record, or on one certain item of it; to be fetched at the home branch where no other is named.
   *
   * @example
   * ```ts
   * const hold = await library.circulation.placeHold({ record: 'd5w3r6b2j7qe', pickupBranch: 'utara' });
   * assert.equal(hold.status, 'waiting');
   * assert.equal(hold.position, 1);
   * ```
   */
  placeHold(body: NewHold, options: ActingOptions = {}): Promise<Hold> {
    return this.#connection.request(placeHold, { body, query: actingFor(options) }, options);
  }

  /**
   * Moves a hold to another pickup branch, suspends it, or takes it up again; what is absent stays as it is.
   *
   * @example
   * ```ts
   * const [hold] = (await library.circulation.holds()).items.filter(({ status }) => status === 'waiting');
   * const { status } = await library.circulation.changeHold(hold!.id, { suspended: true });
   * assert.equal(status, 'suspended');
   * ```
   */
  changeHold(id: string, body: HoldChange, options: ActingOptions = {}): Promise<Hold> {
    return this.#connection.request(changeHold, { params: { id }, body, query: actingFor(options) }, options);
  }

  /** Cancels a hold. */
  cancelHold(id: string, options: ActingOptions = {}): Promise<Hold> {
    return this.#connection.request(cancelHold, { params: { id }, query: actingFor(options) }, options);
  }

  /** What is owed; amounts in minor units of their currency. Of more than 1,000 fees the oldest, beside the sum of all. */
  fees(options: ActingOptions = {}): Promise<AnswerOf<typeof listFees>> {
    return this.#connection.request(listFees, { query: actingFor(options) }, options);
  }

  /** A page of the returned loans, newest first; empty unless the patron chose to have them remembered. */
  history(query: HistoryQuery = {}, options: ActingOptions = {}): Promise<AnswerOf<typeof listHistory>> {
    return this.#connection.request(listHistory, { query: { ...query, ...actingFor(options) } }, options);
  }

  /** Every returned loan, asking for page after page only as far as the loop gets. */
  historyAll(query: HistoryQuery = {}, options?: ActingOptions): AsyncGenerator<PastLoan, void> {
    return itemsOfAll((next) => this.history({ ...query, ...next }, options));
  }

  /** Forgets one returned loan, or all of them where none is named. */
  deleteHistory(loan?: string, options: ActingOptions = {}): Promise<AnswerOf<typeof deleteHistory>> {
    return this.#connection.request(deleteHistory, { query: { ...actingFor(options), loan } }, options);
  }

  /** Whether there is a calendar of due dates; its address was told only when it was made. */
  calendar(options: ActingOptions = {}): Promise<CalendarAddress> {
    return this.#connection.request(getCalendar, { query: actingFor(options) }, options);
  }

  /**
   * Makes a secret address that calendar programs subscribe to; an earlier one stops working.
   *
   * @returns the address, which cannot be asked for again
   */
  createCalendar(options: ActingOptions = {}): Promise<CalendarAddress> {
    return this.#connection.request(createCalendar, { query: actingFor(options) }, options);
  }

  /** Makes the secret calendar address stop working. */
  revokeCalendar(options: ActingOptions = {}): Promise<CalendarAddress> {
    return this.#connection.request(revokeCalendar, { query: actingFor(options) }, options);
  }
}
