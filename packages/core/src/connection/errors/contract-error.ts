import { LibraryError } from './library-error.ts';

/**
 * The answer was not what the contract promises: a server of another version, or not a library server at all (the
 * sign-in page of a public Wi-Fi answers 200 with HTML).
 */
export class ContractError extends LibraryError {
  override readonly name = 'ContractError';
  declare readonly code: 'bad-answer';
  /** The endpoint's id: `catalog.search`. */
  readonly endpoint: string;
  /** JSON pointer (RFC 6901) to the first field that did not fit; empty where the answer was no JSON at all. */
  readonly pointer: string;

  constructor(endpoint: string, pointer: string, requestId: string | null, cause: unknown) {
    super({
      code: 'bad-answer',
      advice: 'report',
      message: `${endpoint}: bad answer ${pointer}`,
      requestId,
      cause,
    });
    this.endpoint = endpoint;
    this.pointer = pointer;
  }
}
