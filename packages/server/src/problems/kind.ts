import type { Words } from '../words.ts';

export interface ProblemKind {
  /** HTTP status. */
  readonly status: number;
  /** What happened, the same for every occurrence (RFC 9457, section 3.1.3). */
  readonly title: Words;
  /** What happened this time, or what to do; `{name}` stands for a value of the error's details. */
  readonly detail?: Words;
}

export type ProblemKinds = Readonly<Record<string, ProblemKind>>;
