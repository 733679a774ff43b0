import { LibraryError } from './library-error.ts';

/**
 * No answer came: `offline` where the device says that it has no connection, else `network` (name not found, refused,
 * broken off, or forbidden by the page's content-security policy).
 */
export class NetworkError extends LibraryError {
  override readonly name = 'NetworkError';
  declare readonly code: 'offline' | 'network';

  constructor(endpoint: string, offline: boolean, cause: unknown) {
    const code = offline ? 'offline' : 'network';
    super({ code, advice: offline ? 'reconnect' : 'retry', message: `${endpoint}: ${code}`, cause });
  }
}
