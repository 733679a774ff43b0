import type { ArgumentError } from './argument-error.ts';
import type { ContractError } from './contract-error.ts';
import { brand } from './library-error.ts';
import type { NetworkError } from './network-error.ts';
import type { ProblemError } from './problem-error.ts';
import type { SignInError } from './sign-in-error.ts';
import type { TimeoutError } from './timeout-error.ts';

export { ArgumentError } from './argument-error.ts';
export { ContractError } from './contract-error.ts';
export { LibraryError, type Advice, type ErrorDetails } from './library-error.ts';
export { NetworkError } from './network-error.ts';
export { ProblemError } from './problem-error.ts';
export { SignInError, type SignInCode } from './sign-in-error.ts';
export { TimeoutError } from './timeout-error.ts';

/** Any error of the SDK; its `name` tells which. */
export type AnyLibraryError =
  ProblemError | NetworkError | TimeoutError | ContractError | ArgumentError | SignInError;

/**
 * Whether a thrown value is an error of the SDK, be it of this copy of the package or of another on the same page.
 *
 * @example
 * ```ts
 * try {
 *   await library.catalog.record('tidakada');
 * } catch (error) {
 *   if (!isLibraryError(error)) throw error;
 *   assert.equal(error.code, 'record-not-found');
 *   assert.equal(error.advice, 'fix-request');
 * }
 * ```
 */
export function isLibraryError(value: unknown): value is AnyLibraryError {
  return value instanceof Error && brand in value;
}
