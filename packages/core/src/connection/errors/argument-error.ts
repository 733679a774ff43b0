import type { FieldError } from '../../contract/problem.ts';
import { LibraryError } from './library-error.ts';

/** The arguments break the contract, so nothing was sent. It bears the code that the server would have answered. */
export class ArgumentError extends LibraryError {
  override readonly name = 'ArgumentError';
  declare readonly code: 'bad-request';
  /** Every field that was wrong, by pointer: `/query/limit`, `/path/id`. */
  readonly errors: readonly FieldError[];

  constructor(endpoint: string, errors: readonly FieldError[]) {
    const fields = errors.map(({ pointer, code }) => `${pointer} ${code}`);
    super({ code: 'bad-request', advice: 'fix-request', message: `${endpoint}: ${fields.join(', ')}` });
    this.errors = errors;
  }
}
