import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { FieldError } from '@pustaka/core/contract';
import { CommandError } from './errors.ts';

/**
 * Takes over what somebody wrote into a JSON file.
 *
 * @param file its name; `-` for the standard input
 * @param take throws a `ProblemError` for what cannot be taken
 * @throws CommandError that names every fault by its place in the file
 */
export async function takeOver<T>(file: string, take: (written: unknown) => Promise<T>): Promise<T> {
  const written = await readJson(file);
  try {
    return await take(written);
  } catch (error) {
    const { ProblemError } = await import('../problems/problem-error.ts');
    if (!(error instanceof ProblemError)) throw error;
    const faults = error.errors.map((fault) => inWords(fault, written));
    throw new CommandError(`${file} was not taken over; nothing has changed.`, ...faults);
  }
}

async function readJson(file: string): Promise<unknown> {
  const content = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new CommandError(`${file} is not JSON.`, error instanceof Error ? error.message : String(error));
  }
}

/**
 * A fault with its place as somebody counts who looks at the file; a message that names its field is not told it again.
 *
 * @example 'branches 2 (Cabang Ijen), hours 1: opens must have the form 08:00.'
 */
function inWords({ pointer, message }: FieldError, written: unknown): string {
  const place = placeOf(pointer, written);
  if (message.startsWith(`${place.at(-1)} `)) place.pop();
  return place.length > 0 ? `${place.join(', ')}: ${message}` : message;
}

function placeOf(pointer: string, written: unknown): string[] {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const place: string[] = [];
  let value = written;
  for (const name of names) {
    const inList = Array.isArray(value);
    value = (value as Record<string, unknown> | undefined)?.[name];
    if (inList) place.push(`${place.pop() ?? 'entry'} ${Number(name) + 1}${known(value)}`);
    else place.push(name);
  }
  return place;
}

/** What an entry of a list is called, where it has a name. */
function known(entry: unknown): string {
  const { name } = (entry ?? {}) as { name?: unknown };
  return typeof name === 'string' && name ? ` (${name})` : '';
}
