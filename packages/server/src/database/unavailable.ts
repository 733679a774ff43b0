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

/** What `pg` says, without a code, when the server ends a connection in the middle of a query. */
const brokenOff = 'Connection terminated';

/** Says whether an error means that the database cannot be reached right now, so that trying again makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return error.message.startsWith(brokenOff);
  return networkCodes.has(code) || outageStates.test(code);
}
