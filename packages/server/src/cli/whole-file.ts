import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/**
 * Writes a file, which gets the name that was asked for only when it is whole, and really on the disk; of one that could
 * not be finished nothing is left.
 *
 * @param mode who may read it
 */
export async function writeWhole<T>(
  file: string,
  mode: number,
  write: (output: WriteStream) => Promise<T>,
): Promise<T> {
  const partial = `${file}.partial`;
  try {
    const outcome = await write(createWriteStream(partial, { mode, flush: true }));
    await rename(partial, file);
    return outcome;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
