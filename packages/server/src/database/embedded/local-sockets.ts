import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

const windows = process.platform === 'win32';
const ending = '.sock';

/** Whether an error says that a file is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A new address at which a process can listen for others that use the same folder. */
export function newAddress(folder: string): string {
  if (!windows) return join(folder, randomBytes(4).toString('hex') + ending);
  // One name for all: Windows itself refuses a second listener, and forgets a name with its process.
  const name = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32);
  return `\\\\.\\pipe\\pustaka-${name}`;
}

/** The addresses in a folder, also of processes that have died. */
export const addressesIn = (folder: string): string[] =>
  windows ? [] : readdirSync(folder).flatMap((name) => (name.endsWith(ending) ? [join(folder, name)] : []));

/**
 * Listens at an address, for this user's processes only.
 * @returns undefined where another process listens there already
 */
export function listen(address: string, onConnection: (socket: Socket) => void): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      try {
        if (!windows) chmodSync(address, 0o600);
      } catch (error) {
        // Whoever looked before anybody listened here may have removed it, and then nobody can reach it.
        if (!isMissing(error)) server.emit('error', error);
      }
      resolve(server);
    });
  });
}

/** Stops listening; connections that are open stay. */
export function stopListening(server: Server, address: string): void {
  server.close();
  forgetAddress(address);
}

export function forgetAddress(address: string): void {
  if (!windows) rmSync(address, { force: true });
}

/**
 * Says whether a process listens at an address. The operating system knows that for certain, however busy the
 * process is, and also across containers that share the folder, where process numbers mean nothing.
 */
export function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // A queue that is full belongs to somebody.
      resolve(error.code === 'EAGAIN' || error.code === 'EBUSY');
    });
  });
}
