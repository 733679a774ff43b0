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

interface SystemError extends NodeJS.ErrnoException {
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

/** Tells an error in plain words: a sentence, then what to do, indented. */
export function explain(error: unknown): string {
  if (error instanceof CommandError) return [error.message, ...error.advice].join('\n  ');
  if (!(error instanceof Error)) return String(error);
  if (plainSpoken.has(error.name)) return error.message;
  // A name with several addresses fails with the failures of all.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, path, address, port, hostname } = first as SystemError;
  switch (code) {
    case 'ENOENT':
      return `There is no ${path?.replace(/\.partial$/, '')}.\n  Check the spelling, whether its folder is there, and the folder you are in: ${process.cwd()}`;
    case 'EACCES':
    case 'EPERM':
      return `Not allowed to use ${path ?? `port ${port}`}.\n  Choose another one, or ask the administrator of this computer.`;
    case 'EISDIR':
      return 'A folder was named where a file is needed.\n  Name the file.';
    case 'ENOTDIR':
      return `${path} is a file where a folder is needed.\n  Name another folder.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The database’s computer ${hostname} cannot be found.\n  Check DATABASE_URL: postgres://user:password@host/name`;
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return `The compressed file is damaged (${error.message}).\n  Take another copy of it.`;
    case 'ENOSPC':
      return 'The disk is full.\n  Make room, then run the same command again.';
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program.\n  Stop that program, or choose another port, as ${Number(port) + 1}`;
    case 'ECONNREFUSED':
      return `No database answers at ${address}:${port}.\n  Check DATABASE_URL, and that PostgreSQL is running.`;
    case '28P01':
    case '28000':
      return `The database lets nobody in like this (${error.message}).\n  Check user and password in DATABASE_URL: postgres://user:password@host/name`;
    case '3D000':
      return `There is no such database (${error.message}).\n  Check its name in DATABASE_URL: postgres://user:password@host/name`;
    default:
      return `Something unexpected happened. Please report it with these lines:\n${error.stack}`;
  }
}
