import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseRefusal } from '../refusal.ts';
import {
  addressesIn,
  forgetAddress,
  isAlive,
  isMissing,
  listen,
  newAddress,
  stopListening,
} from './local-sockets.ts';

/** Milliseconds after which a process that finds the folder neither free nor open gives up. */
const patience = 60_000;

export type FolderClaim = OwnFolder | ForeignFolder;

/** The folder is this process's own. */
export interface OwnFolder {
  owned: true;
  address: string;
  /** Says that the owner is about to let go: others wait for that instead of connecting. */
  retire: () => void;
  /** Lets go; the files have to be closed by then. */
  release: () => void;
}

/** Another process owns the folder and listens at the address. */
export interface ForeignFolder {
  owned: false;
  address: string;
  /** Whether it still does. */
  isCurrent: () => Promise<boolean>;
}

/**
 * Finds out whose a folder is, and takes it where it is nobody's.
 *
 * The lock is a socket on which the owner listens: it dies with its process, so that a crash leaves nothing
 * to clean up and a process number that was given to somebody else means nothing. A process takes the folder
 * in three steps: it listens at an address of its own in the folder; it looks whether anybody else listens in
 * the folder; only if nobody does is the folder its own. Of two that do this at once, the one that looks
 * second sees the other, so both may step back, but never do both go ahead. The file `owner` tells an owner
 * from a process that is still looking.
 *
 * The folder has to be on a disk of this machine: a network file system does not carry sockets between
 * machines.
 *
 * @param onConnection gets the connections of other processes, once the folder is owned
 * @throws DatabaseRefusal where the folder takes no sockets, or another process hangs in it
 */
export async function claimFolder(
  folder: string,
  onConnection: (socket: Socket) => void,
): Promise<FolderClaim> {
  const sign = new OwnerSign(folder);
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    let owned = false;
    const address = newAddress(folder);
    const server = await listenIn(folder, address, (socket) => {
      if (owned) onConnection(socket);
      else socket.destroy();
    });
    const others = addressesIn(folder).filter((other) => other !== address);
    const living = server ? await firstLiving(others) : address;
    // An owner that came and went meanwhile may have taken this address for a dead one, and removed it.
    const listed = process.platform === 'win32' || existsSync(address);
    if (server && !living && listed) {
      owned = true;
      others.forEach(forgetAddress);
      sign.put(address);
      const retire = () => sign.remove();
      return { owned, address, retire, release: () => stopListening(server, address) };
    }
    if (server) stopListening(server, address);
    if (living && sign.names(living)) {
      const isCurrent = async () => sign.names(living) && (await isAlive(living));
      return { owned, address: living, isCurrent };
    }
    await delay(10 + Math.random() * 90);
  }
  throw new DatabaseRefusal(
    'folder-busy',
    `Another process has the database in ${folder} neither opened nor left for ${patience / 1000} s. ` +
      `Look for a process of Pustaka that hangs, and end it.`,
  );
}

async function listenIn(folder: string, address: string, onConnection: (socket: Socket) => void) {
  try {
    return await listen(address, onConnection);
  } catch (error) {
    throw new DatabaseRefusal(
      'folder-unusable',
      `No local socket can be made in ${folder}: the data folder has to be on a disk of this machine, and writable.`,
      { cause: error },
    );
  }
}

async function firstLiving(addresses: readonly string[]): Promise<string | undefined> {
  const living = await Promise.all(addresses.map(isAlive));
  return addresses.find((_, i) => living[i]);
}

/**
 * The file that names the owner's address, by its last part: processes may know the folder by different
 * paths.
 */
class OwnerSign {
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'owner');
  }

  put(address: string): void {
    writeFileSync(this.#file, basename(address), { mode: 0o600 });
  }

  names(address: string): boolean {
    try {
      return readFileSync(this.#file, 'utf8') === basename(address);
    } catch (error) {
      // Its owner may retire at any moment.
      if (isMissing(error)) return false;
      throw error;
    }
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}
