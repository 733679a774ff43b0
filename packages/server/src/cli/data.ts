import { Option } from 'commander';
import type { Command } from 'commander';
import type { Database, DatabaseOptions } from '../database/index.ts';

export interface DataOptions {
  readonly data: string;
  readonly databaseUrl?: string;
}

/** Gives a command the options that say where the library's data is. */
export function withData(command: Command): Command {
  return command
    .addOption(
      new Option('--data <folder>', 'the folder with the library’s data')
        .env('PUSTAKA_DATA')
        .default('.pustaka'),
    )
    .addOption(
      new Option('--database-url <address>', 'a PostgreSQL database in place of the folder').env(
        'DATABASE_URL',
      ),
    );
}

/** Where the data is. A folder named on the command line goes before an address that the environment happens to hold. */
export function placeOf(command: Command): DatabaseOptions {
  const { data, databaseUrl } = command.opts<DataOptions>();
  const folderMeant =
    command.getOptionValueSource('data') === 'cli' && command.getOptionValueSource('databaseUrl') !== 'cli';
  return databaseUrl === undefined || folderMeant ? { dataFolder: data } : { url: databaseUrl };
}

/** Opens the database that a command was pointed at, for as long as the work takes. */
export async function withDatabase<T>(
  command: Command,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { openDatabase } = await import('../database/index.ts');
  const database = await openDatabase(placeOf(command));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
