const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
]);

/** PostgreSQL's classes 08 (connection), 53 (resources) and 57P (shutting down, starting up): PostgreSQL manual, appendix A. */
const outageStates = /^(08|53|57P)\w+$/;

/** Says whether an error means that the database cannot be reached right now, so that trying again makes sense. */
export function isUnavailable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && (networkCodes.has(code) || outageStates.test(code));
}
