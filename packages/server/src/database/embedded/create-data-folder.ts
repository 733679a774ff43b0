import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes a new database folder all or nothing: it is made beside its place, synced to the disk, then moved
 * there, so that a power cut in the first seconds leaves no half-made database behind that would never open
 * again.
 *
 * @param make creates the database in the folder it is given, and lets go of it
 */
export async function createDataFolder(folder: string, make: (path: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await make(unfinished);
  syncTree(unfinished);
  renameSync(unfinished, folder);
  sync(dirname(folder));
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else sync(path);
  }
  sync(folder);
}

function sync(path: string): void {
  // Windows syncs files only when they are open for writing, and folders never.
  const windows = process.platform === 'win32';
  let descriptor: number;
  try {
    descriptor = openSync(path, windows ? 'r+' : 'r');
  } catch (error) {
    if (windows) return;
    throw error;
  }
  fsyncSync(descriptor);
  closeSync(descriptor);
}
