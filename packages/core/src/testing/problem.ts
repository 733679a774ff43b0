import type { FieldError } from '../contract/problem.ts';

/** Thrown by an answer, and sent as `application/problem+json`. */
export class SampleProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[] | undefined;

  constructor(status: number, code: string, errors?: readonly FieldError[]) {
    super(code);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}
