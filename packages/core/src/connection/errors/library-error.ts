/**
 * What the caller can do about an error.
 *
 * - `retry`: the same call may well work now.
 * - `retry-later`: the server is busy or down; wait (for `retryAfter` milliseconds where given).
 * - `reconnect`: the device is offline; call again when it is online.
 * - `fix-request`: the call itself is wrong and will fail again.
 * - `sign-in`: the call needs a signed-in reader.
 * - `report`: nothing the caller can mend; tell the library, with the `requestId` where there is one.
 */
export type Advice = 'retry' | 'retry-later' | 'reconnect' | 'fix-request' | 'sign-in' | 'report';

/** Common to every copy of this package on a page, which `instanceof` is not. */
export const brand: unique symbol = Symbol.for('@pustaka/core/error');

export interface ErrorDetails {
  readonly code: string;
  readonly advice: Advice;
  readonly message: string;
  readonly requestId?: string | null | undefined;
  readonly cause?: unknown;
}

/**
 * What every error of the SDK is. Switch on `code` (or on `name` for the kind of error); `message` is for developers
 * and logs, in English, and not for readers.
 */
export abstract class LibraryError extends Error {
  readonly [brand] = true;
  /**
   * Stable: the server's problem code, or `offline`, `network`, `timeout`, `bad-answer`, `bad-request`,
   * `sign-in-cancelled`, `sign-in-denied`, `sign-in-blocked`, `sign-in-failed`.
   */
  readonly code: string;
  readonly advice: Advice;
  /** Under which the server logged the request, where it got that far. */
  declare readonly requestId?: string;

  constructor({ code, advice, message, requestId, cause }: ErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.advice = advice;
    if (requestId) this.requestId = requestId;
  }
}
