import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const inMemory = '/dev/shm';

/** Bytes; the databases, browser profiles and installed packages of a run come to a few hundred million at once. */
const plenty = 4e9;

/**
 * Makes a folder for temporary files, in memory where the machine has plenty of it: the tests make databases of a
 * thousand files by the dozen and throw them away, which on a disk takes as long as many a test. It is removed when this
 * process ends or is told to.
 *
 * @returns `undefined` where the system's own folder has to do
 */
export function scratchFolder(): string | undefined {
  if (!existsSync(inMemory)) return undefined;
  const { bavail, bsize } = statfsSync(inMemory);
  if (bavail * bsize < plenty) return undefined;
  const folder = mkdtempSync(path.join(inMemory, 'pustaka-'));
  // PostgreSQL refuses to run as root, and then runs as a user who has to find its folder in here.
  chmodSync(folder, 0o711);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return folder;
}
