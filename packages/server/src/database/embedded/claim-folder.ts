import { rmSync, writeFileSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { existsSync } from 'node:fs';
import { addressesIn, forgetAddress, isAlive, listen, newAddress, stopListening } from './local-sockets.ts';

/** Milliseconds after which two processes that keep standing in each other's way give up. */
const patience = 30_000;

export type FolderClaim =
  /** The folder is this process's own until it lets go. */
  | { owned: true; address: string; release(): void }
  /** Another process owns the folder and listens there. */
  | { owned: false; address: string };

/**
 * Finds out whose a folder is, and takes it where it is nobody's.
 *
 * The lock is a socket on which the owner listens: it dies with its process, so that a crash leaves nothing to clean up and
 * a process number that was given to somebody else means nothing. A process takes the folder in three steps:
 * it listens at an address of its own in the folder; it looks whether anybody else listens in the folder; only if nobody
 * does is the folder its own. Of two that do this at once, the one that looks second sees the other, so both can
 * step back, but never both go ahead. A mark beside the address tells an owner from a process that is still looking.
 *
 * The folder has to be on a disk of this machine: a network file system does not carry sockets from one machine to the next.
 *
 * @param onConnection gets the connections of other processes, once the folder is owned
 */
export async function claimFolder(
  folder: string,
  onConnection: (socket: Socket) => void,
): Promise<FolderClaim> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    let owned = false;
    const address = newAddress(folder);
    const server = await listen(address, (socket) => {
      if (owned) onConnection(socket);
      else socket.destroy();
    });
    if (!server) return { owned: false, address };
    const others = addressesIn(folder).filter((other) => other !== address);
    const living = await firstLiving(others);
    // An owner that came and went meanwhile may have taken this address for a dead one.
    if (!living && (process.platform === 'win32' || existsSync(address))) {
      owned = true;
      others.forEach(forget);
      mark(address);
      return { owned, address, release: () => release(server, address) };
    }
    stopListening(server, address);
    if (living && isMarked(living)) return { owned: false, address: living };
    await delay(10 + Math.random() * 90);
  }
  throw new Error(`Another process keeps trying to open the database in ${folder}`);
}

async function firstLiving(addresses: readonly string[]): Promise<string | undefined> {
  const living = await Promise.all(addresses.map(isAlive));
  return addresses.find((_, i) => living[i]);
}

const markOf = (address: string): string => `${address}.owner`;
const isMarked = (address: string): boolean => existsSync(markOf(address));
const mark = (address: string): void => {
  if (process.platform !== 'win32') writeFileSync(markOf(address), '', { mode: 0o600 });
};

function forget(address: string): void {
  rmSync(markOf(address), { force: true });
  forgetAddress(address);
}

function release(server: Server, address: string): void {
  if (process.platform !== 'win32') rmSync(markOf(address), { force: true });
  stopListening(server, address);
}
