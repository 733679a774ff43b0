/**
 * Why a loan cannot be made or renewed, or a hold not be placed. Each is a problem code of its own, and the `code` of an outcome where
 * several loans are renewed at once.
 */
export const refusals = [
  /** Someone else waits for it. */
  'held-by-others',
  'renewal-limit',
  'too-long-overdue',
  'card-blocked',
  'card-expired',
  'loan-limit',
  'hold-limit',
  'fees-limit',
  'not-for-loan',
  'not-available',
  'already-on-loan',
  'already-held',
  /** The patron can take it from the shelf; a hold needs another patron to have it. */
  'not-holdable',
  'branch-unknown',
  /** The branch has no open day within a year, so that nothing can be due there. */
  'branch-never-open',
] as const;

export const holdStatuses = [
  'waiting',
  'in-transit',
  'ready',
  'suspended',
  'collected',
  'expired',
  'cancelled',
] as const;

export type Refusal = (typeof refusals)[number];
export type HoldStatus = (typeof holdStatuses)[number];
