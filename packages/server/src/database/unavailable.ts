const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
]);

/**
 * PostgreSQL's classes 08 (connection), 40 (transaction rolled back: deadlock, serialization), 53 (resources) and 57P
 * (shutting down, starting up), and 55P03 (waited too long for a lock): PostgreSQL manual, appendix A.
 */
const outageStates = /^(?:(?:08|40|53|57P)\w+|55P03)$/;

/**
 * What `pg` says, without a code, when the server ends a connection in the middle of a query, and when all connections stay
 * in use for too long.
 */
const codeless = /^(?:Connection terminated|timeout exceeded when trying to connect)/;

/** Says whether an error means that the database cannot do it right now, so that trying again makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return codeless.test(error.message);
  return networkCodes.has(code) || outageStates.test(code);
}
