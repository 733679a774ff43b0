import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Finds a program by its names on the PATH or by whole file names, the first that can be run.
 *
 * @param chosen the choice of the person who runs us, which nothing overrules
 * @throws Error naming what was looked for
 */
export function findProgram(names: readonly string[], chosen?: string): string {
  const found = chosen || lookForProgram(names);
  if (!found) throw new Error(`Not found: ${names.join(' or ')}. Install it first.`);
  return found;
}

/** As {@link findProgram}, `undefined` where there is none. */
export function lookForProgram(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names
    .flatMap((name) => (path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name))))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
