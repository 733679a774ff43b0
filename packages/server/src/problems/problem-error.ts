import type { FieldError } from '@pustaka/core/contract';
import { problemKinds } from './kinds.ts';
import type { Details } from '../words.ts';
import type { ProblemCode } from './kinds.ts';

export interface ProblemOptions extends ErrorOptions {
  /** Values for the placeholders of the problem's `detail`. */
  readonly details?: Details;
  /** Which fields were wrong. */
  readonly errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense; sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** Headers that belong to the answer, such as `WWW-Authenticate`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a service throws where the contract names a problem. The HTTP layer answers it as RFC 9457 problem details,
 * with the title in the reader's language.
 *
 * @example throw new ProblemError('record-not-found')
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  /** HTTP status. */
  readonly status: number;
  readonly details: Details;
  readonly errors: readonly FieldError[];
  readonly retryAfter: number | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(problemKinds[code].title.en, options);
    this.code = code;
    this.status = problemKinds[code].status;
    this.details = options.details ?? {};
    this.errors = options.errors ?? [];
    this.retryAfter = options.retryAfter;
    this.headers = options.headers ?? {};
  }
}
