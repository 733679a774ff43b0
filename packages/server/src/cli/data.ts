import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { CommandError } from './errors.ts';
import type { Database, DatabaseOptions } from '../database/index.ts';

export interface DataOptions {
  readonly data: string;
  readonly databaseUrl?: string;
}

/** Gives a command the options that say where the library's data is. */
export function withData(command: Command): Command {
  return withFolder(command).addOption(
    new Option('--database-url <address>', 'a PostgreSQL database in place of the folder').env(
      'DATABASE_URL',
    ),
  );
}

/** The same for a command that works on a folder only. */
export function withFolder(command: Command): Command {
  return command.addOption(
    new Option('--data <folder>', 'the folder with the library’s data')
      .env('PUSTAKA_DATA')
      .default('.pustaka')
      .argParser(folderName),
  );
}

/**
 * Where the data is. A folder named on the command line goes before an address that the environment happens to hold; an
 * empty address is none.
 */
export function placeOf(command: Command): DatabaseOptions {
  const { data, databaseUrl } = command.opts<DataOptions>();
  const folderMeant =
    command.getOptionValueSource('data') === 'cli' && command.getOptionValueSource('databaseUrl') !== 'cli';
  return !databaseUrl || folderMeant ? { dataFolder: data } : { url: databaseUrl };
}

/**
 * Opens the database that a command was pointed at, for as long as the work takes.
 *
 * @throws CommandError where there is no library yet: opening a folder makes it, and a wrong one would go unnoticed
 */
export async function withDatabase<T>(
  command: Command,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const folder = folderWithoutLibrary(command);
  if (folder !== undefined) {
    throw new CommandError(
      `There is no library in ${folder}.`,
      'Name its folder with --data, or begin one: pustaka library set FILE, pustaka import FILE, or pustaka serve.',
    );
  }
  return onDatabase(command, work);
}

/** The same for a command that a library may begin with, and which then says so. */
export async function withNewDatabase<T>(
  command: Command,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const folder = folderWithoutLibrary(command);
  if (folder !== undefined) process.stderr.write(`A new library begins in ${folder}.\n`);
  return onDatabase(command, work);
}

async function onDatabase<T>(command: Command, work: (database: Database) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('../database/index.ts');
  const database = await openDatabase(placeOf(command));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export const holdsLibrary = (folder: string): boolean => existsSync(join(folder, 'database'));

function folderWithoutLibrary(command: Command): string | undefined {
  const place = placeOf(command);
  return 'url' in place || holdsLibrary(place.dataFolder) ? undefined : place.dataFolder;
}

/** @throws CommandError where a file would be lost that nobody said may go */
export function refuseToReplace(file: string, force: boolean): void {
  if (file === '-' || force || !existsSync(file)) return;
  throw new CommandError(`${file} exists already.`, 'Choose another name, or replace it with --force.');
}

function folderName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Name a folder.');
  return text;
}
