/**
 * The little of the PostgreSQL wire protocol (version 3.0, chapter "Frontend/Backend Protocol") that one has
 * to know to let several clients share one backend: where a client's turn ends, and what to tell it besides
 * what the backend says.
 */

/** A message of the server to a client that the backend did not write: what happened, as a SQLSTATE. */
export interface Refusal {
  /** `FATAL` ends the connection, `ERROR` only the statement. */
  severity: 'ERROR' | 'FATAL';
  /** SQLSTATE, of PostgreSQL's appendix "Error Codes". */
  code: string;
  message: string;
  hint?: string;
}

/** What `ReadyForQuery` says of the transaction: none, open, or failed and waiting for its end. */
export type TransactionStatus = 'idle' | 'open' | 'failed';

const statusBytes: Record<number, TransactionStatus> = { 0x49: 'idle', 0x54: 'open', 0x45: 'failed' };
const readyForQuery = 0x5a;

/** A string of the protocol. */
export const text = (value: string): Buffer => Buffer.from(`${value}\0`, 'utf8');

/** A message of the protocol, of either side. */
export function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const idle = message('Z', Buffer.from('I'));

/**
 * The answer to a startup message: no password is asked, since the socket's permissions have let the client
 * in.
 */
export const welcome = Buffer.concat([
  message('R', Buffer.alloc(4)),
  message('S', text('client_encoding'), text('UTF8')),
  message('S', text('standard_conforming_strings'), text('on')),
  idle,
]);

/** Tells a client that its statement was not run. */
export function refuse(refusal: Refusal): Buffer {
  const fields = [`S${refusal.severity}`, `V${refusal.severity}`, `C${refusal.code}`, `M${refusal.message}`];
  if (refusal.hint) fields.push(`H${refusal.hint}`);
  const error = message('E', ...fields.map(text), Buffer.alloc(1));
  return refusal.severity === 'FATAL' ? error : Buffer.concat([error, idle]);
}

/** A statement of the gatekeeper's own, in the simple query protocol. */
export const statement = (sql: string): Uint8Array => new Uint8Array(message('Q', text(sql)));

/** What a client sends to open a transaction with the usual settings, and the answer. */
export const begin = message('Q', text('begin'));
export const begun = Buffer.concat([message('C', text('BEGIN')), message('Z', Buffer.from('T'))]);

/**
 * The status in the `ReadyForQuery` that ends an answer, if one ends it.
 * @param tail at least the last six bytes of the answer
 */
export function statusAtEnd(tail: Uint8Array): TransactionStatus | undefined {
  const at = tail.length - 6;
  return at >= 0 && tail[at] === readyForQuery ? statusBytes[tail[at + 5] ?? 0] : undefined;
}

/**
 * Reads the parameters of a startup message (`user`, `database`, settings), which follow length and version.
 */
export function startupParameters(startup: Uint8Array): Map<string, string> {
  const words = Buffer.from(startup.subarray(8)).toString('utf8').split('\0');
  const parameters = new Map<string, string>();
  for (let i = 0; i + 1 < words.length && words[i]; i += 2)
    parameters.set(words[i] ?? '', words[i + 1] ?? '');
  return parameters;
}
