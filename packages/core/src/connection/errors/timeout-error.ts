import { LibraryError } from './library-error.ts';

/** No complete answer came in time, at any of the attempts. */
export class TimeoutError extends LibraryError {
  override readonly name = 'TimeoutError';
  declare readonly code: 'timeout';

  constructor(endpoint: string, cause: unknown) {
    super({ code: 'timeout', advice: 'retry', message: `${endpoint}: timeout`, cause });
  }
}
