import type { FieldError, Problem } from '../../contract/problem.ts';
import { LibraryError, type Advice } from './library-error.ts';

/** Statuses that pass with time: too many requests, and a server or gateway that is not there just now. */
const passing = [429, 502, 503, 504];

const adviceFor = (status: number, retryAfter: number | undefined): Advice => {
  if (status === 401) return 'sign-in';
  if (retryAfter !== undefined || passing.includes(status)) return 'retry-later';
  return status < 500 ? 'fix-request' : 'report';
};

/**
 * The server answered with a problem (RFC 9457). Where something between answered in its stead, as a proxy does with
 * a page of its own, `code` is `unexpected-status`.
 */
export class ProblemError extends LibraryError {
  override readonly name = 'ProblemError';
  /** The HTTP status. */
  readonly status: number;
  /** In the connection's language, fit to be shown to a reader. */
  readonly title: string;
  declare readonly detail?: string;
  /** The fields that were wrong. */
  readonly errors: readonly FieldError[];
  /** Milliseconds to wait before asking again, where the server said so. */
  declare readonly retryAfter?: number;

  constructor(endpoint: string, problem: Omit<Problem, 'type'>, retryAfter?: number, cause?: unknown) {
    const { code, status, title, detail, requestId, errors } = problem;
    super({
      code,
      advice: adviceFor(status, retryAfter),
      message: `${endpoint}: ${status} ${code}`,
      requestId,
      cause,
    });
    this.status = status;
    this.title = title;
    if (detail !== undefined) this.detail = detail;
    this.errors = errors ?? [];
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}
