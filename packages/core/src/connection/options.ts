import type { Authorizer } from './authorizer.ts';

/**
 * How a failed call is tried again. Reads are, and writes that bear an `Idempotency-Key`: nothing can be doubled by a
 * retry.
 */
export interface RetryOptions {
  /**
   * How many more attempts follow the first.
   * @default 2
   */
  readonly limit?: number;
  /**
   * Milliseconds before the nth retry; a random part of it is waited, so that clients do not come back all at once.
   * @default (attempt) => 300 * 2 ** (attempt - 1)
   */
  readonly delay?: (attempt: number) => number;
  /**
   * The longest `Retry-After` of a server, in milliseconds, that is waited for; where it asks for more, the call fails
   * at once with the wait as `retryAfter`.
   * @default 5000
   */
  readonly patience?: number;
}

export interface ConnectionOptions {
  /** Where the library server is mounted: `https://perpustakaan.example.go.id`. In a browser it may be relative. */
  readonly url: string | URL;
  /**
   * The public key of the site or app that asks, so that its own limits and figures apply. For callers without an `Origin`
   * (Node, native apps): from a browser the server knows a registered site by that, and this header would cost one more
   * request, a preflight, for every address that is read.
   */
  readonly site?: string;
  /** BCP 47: the language of titles, labels and problems. By default the browser's, else the library's own. */
  readonly language?: string;
  /**
   * Milliseconds that one attempt may take, from asking until the last byte of the answer.
   * @default 10000
   */
  readonly timeout?: number;
  /** How often, or how, a failed call is tried again. */
  readonly retry?: number | RetryOptions;
  /**
   * What sends the requests, by default the global `fetch`. See `revalidating` for one that remembers answers.
   */
  readonly fetch?: typeof fetch;
  /** Sends personal calls in the reader's name: a `Session`. Without one they are refused as `sign-in-required`. */
  readonly authorizer?: Authorizer;
}

export interface CallOptions {
  /** Ends the call; it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Names a write, so that doing it again has no second effect for 24 hours: for a call that is repeated after the page
   * was closed. 16 to 128 characters; a new one by default. Calls that need none ignore it.
   */
  readonly idempotencyKey?: string;
}
