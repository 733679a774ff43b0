import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import type { Database } from '../database/index.ts';
import { counted } from './counted.ts';
import { refuseToReplace, withData, withDatabase } from './data.ts';
import { writeWhole } from './whole-file.ts';

export function backup(program: Command): void {
  const command = program
    .command('backup <file>')
    .summary('write all data into one file')
    .description(
      'Writes everything that the library holds into one file, which pustaka restore reads. ' +
        'The server may go on running. A name that ends in .gz is compressed; - writes to the standard output.',
    )
    .option('--force', 'replace a file that exists', false);

  withData(command)
    .addHelpText(
      'after',
      `
Examples:
  pustaka backup monday.sql.gz
  pustaka backup --data /srv/library --force /mnt/usb/library.sql.gz`,
    )
    .action(async (file: string, { force }: { force: boolean }) => {
      refuseToReplace(file, force);
      const rows = await withDatabase(command, (database) => write(database, file));
      if (file !== '-') process.stdout.write(`${counted(rows, 'row')} written to ${file}\n`);
    });
}

async function write(database: Database, file: string): Promise<number> {
  const { backup: writeTo } = await import('../database/index.ts');
  if (file === '-') return writeTo(database, process.stdout);

  return writeWhole(file, 0o600, async (output) => {
    if (!file.endsWith('.gz')) return writeTo(database, output);
    const packed = createGzip();
    const [rows] = await Promise.all([writeTo(database, packed), pipeline(packed, output)]);
    return rows;
  });
}
