import type { WriteTransaction } from '../write-transaction.ts';

/** A request that must have one effect, however often it arrives. */
export interface OnceRequest {
  /** The caller's `Idempotency-Key`. */
  readonly key: string;
  /** Whose key it is: two callers may choose the same. */
  readonly caller: string;
  /** Everything that makes another request of it: method, address, body. */
  readonly content: string;
}

/** Does the writes of the interface, each in one transaction that is rolled back where the work throws. */
export interface Writes {
  /** Does a write that may be done twice without harm. */
  run(work: (transaction: WriteTransaction) => Promise<string>): Promise<string>;
  /**
   * Does a write, or answers as it was answered in the last 24 hours.
   *
   * @returns the JSON to answer with
   * @throws ProblemError the work's own, `idempotency-key-reused`, or `in-progress` where the first takes too long
   */
  runOnce(request: OnceRequest, work: (transaction: WriteTransaction) => Promise<string>): Promise<string>;
}
