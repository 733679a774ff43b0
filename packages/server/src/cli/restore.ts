import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Command } from 'commander';
import type { Database } from '../database/index.ts';
import { counted } from './counted.ts';
import { withData, withNewDatabase } from './data.ts';

export function restore(program: Command): void {
  const command = program
    .command('restore <file>')
    .summary('read a backup into an empty library')
    .description(
      'Reads a file that pustaka backup wrote into a library that holds nothing yet: all of it, or nothing where the file is ' +
        'broken. The backup may come from a folder and go into PostgreSQL, or the other way; - reads the standard input.',
    );

  withData(command)
    .addHelpText(
      'after',
      `
Examples:
  pustaka restore monday.sql.gz --data new-folder
  DATABASE_URL=postgres://user:password@host/library pustaka restore monday.sql.gz`,
    )
    .action(async (file: string) => {
      // Before a database is made for it.
      if (file !== '-') await access(file);
      const rows = await withNewDatabase(command, (database) => read(database, file));
      process.stdout.write(`${counted(rows, 'row')} restored from ${file}\n`);
    });
}

async function read(database: Database, file: string): Promise<number> {
  const { restore: readInto } = await import('../database/index.ts');
  if (file === '-') return readInto(database, process.stdin);
  const input = createReadStream(file);
  if (!file.endsWith('.gz')) return readInto(database, input);
  const unpacked = createGunzip();
  const [rows] = await Promise.all([readInto(database, unpacked), pipeline(input, unpacked)]);
  return rows;
}
