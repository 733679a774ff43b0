/** A command cannot do what was asked. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** What to do about it; as many lines as it needs. */
  readonly advice: readonly string[];

  constructor(message: string, ...advice: string[]) {
    super(message);
    this.advice = advice;
  }
}

/** Errors of the services whose messages are written for whoever runs the server. */
const plainSpoken = new Set(['DatabaseRefusal', 'SiteRefused']);

/** Tells an error in plain words: a sentence, then what to do, indented. */
export function explain(error: unknown): string {
  if (error instanceof CommandError) return [error.message, ...error.advice].join('\n  ');
  if (!(error instanceof Error)) return String(error);
  if (plainSpoken.has(error.name)) return error.message;
  const { code, path, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  switch (code) {
    case 'ENOENT':
      return `There is no ${path}.\n  Check the spelling, and the folder you are in: ${process.cwd()}`;
    case 'EACCES':
    case 'EPERM':
      return `Not allowed to use ${path ?? `port ${port}`}.\n  Choose another one, or ask the administrator of this computer.`;
    case 'ENOSPC':
      return 'The disk is full.\n  Make room, then run the same command again.';
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program.\n  Stop that program, or choose another port: pustaka serve --port ${Number(port) + 1}`;
    case 'ECONNREFUSED':
      return `No database answers at ${address}:${port}.\n  Check DATABASE_URL, and that PostgreSQL is running.`;
    default:
      return `Something unexpected happened. Please report it with these lines:\n${error.stack}`;
  }
}
