import { stdSerializers } from 'pino';
import type { Logger } from 'pino';

/**
 * A log that tells of an error what it is and where it came from, and nothing else that hangs on it: the `detail` of
 * PostgreSQL's errors quotes the row at fault, a reader's name and card included.
 */
export const withoutRows = (log: Logger): Logger => log.child({}, { serializers: { err: told } });

function told(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, code, constraint };
}
