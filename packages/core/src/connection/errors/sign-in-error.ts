import { LibraryError } from './library-error.ts';

export type SignInCode = 'sign-in-cancelled' | 'sign-in-denied' | 'sign-in-blocked' | 'sign-in-failed';

/**
 * Nobody was signed in:
 *
 * - `sign-in-cancelled`: the reader closed the window, or went back.
 * - `sign-in-denied`: the reader did not allow the site what it asked for.
 * - `sign-in-blocked`: no window could be opened, and the page cannot be left either.
 * - `sign-in-failed`: the library did not answer as it should; `cause` tells more.
 */
export class SignInError extends LibraryError {
  override readonly name = 'SignInError';
  declare readonly code: SignInCode;

  constructor(code: SignInCode, cause?: unknown) {
    super({ code, advice: code === 'sign-in-failed' ? 'retry' : 'sign-in', message: code, cause });
  }
}
