import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import { refuseToReplace, withData, withDatabase } from './data.ts';
import { Progress } from './progress.ts';
import { writeWhole } from './whole-file.ts';

interface ExportOptions {
  readonly format?: 'iso2709' | 'marcxml';
  readonly force: boolean;
}

export function exportCommand(program: Command): void {
  const command = program
    .command('export <file>')
    .summary('write all records into a MARC file')
    .description(
      'Writes all records as they were imported, in UTF-8: as MARCXML where the name ends in .xml, else as ISO 2709. ' +
        '- writes to the standard output.',
    )
    .addOption(new Option('--format <format>', 'whatever the name ends in').choices(['iso2709', 'marcxml']))
    .option('--force', 'replace a file that exists', false);

  withData(command)
    .addHelpText(
      'after',
      `
Examples:
  pustaka export catalogue.mrc
  pustaka export catalogue.xml
  pustaka export --format marcxml - | gzip > catalogue.xml.gz`,
    )
    .action((file: string, options: ExportOptions) => run(command, file, options));
}

async function run(command: Command, file: string, { format, force }: ExportOptions): Promise<void> {
  refuseToReplace(file, force);
  const [{ CatalogStore }, { exportRecords }] = await Promise.all([
    import('../catalog/store.ts'),
    import('../catalog/export.ts'),
  ]);
  await withDatabase(command, async ({ kysely }) => {
    const progress = new Progress(process.stderr, 'record');
    const syntax = format ?? (file.endsWith('.xml') ? 'marcxml' : 'iso2709');
    let done = 0;
    const bytes = exportRecords(new CatalogStore(kysely), syntax, (share) => {
      done++;
      progress.show({ share, done });
    });
    if (file === '-') {
      await pipeline(Readable.from(bytes), process.stdout, { end: false });
      return;
    }
    await writeWhole(file, 0o666, (output) => pipeline(Readable.from(bytes), output));
    process.stdout.write(`${file}: ${progress.end(done)}\n`);
  });
}
