import { access, readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { FileProgress } from '../catalog/import/import-file.ts';
import type { ItemMapping, ItemMappingName } from '../catalog/describe/index.ts';
import { withData, withNewDatabase } from './data.ts';
import { CommandError } from './errors.ts';
import { Progress } from './progress.ts';

interface ImportOptions {
  readonly items: string;
  readonly source?: string;
}

export function importCommand(program: Command): void {
  const command = program
    .command('import <file...>')
    .summary('take records and items from MARC files')
    .description(
      'Reads MARC 21 (also INDOMARC), as ISO 2709 in MARC-8 or UTF-8, or as MARCXML, also compressed with gzip. ' +
        'The server may go on running; readers find the records a second later. The same file may be imported again: ' +
        'only what has changed is written. A record that cannot be read is reported beside the file, in FILE.errors.jsonl. ' +
        '- reads the standard input, and reports in stdin.errors.jsonl.',
    )
    .option(
      '--items <where>',
      'the field of the items: koha952, marc852, auto (952 where it is Koha’s, else 852), or a JSON file that says so',
      'auto',
    )
    .option('--source <name>', 'the system that the records come from, where they do not say (field 003)');

  withData(command)
    .addHelpText(
      'after',
      `
Examples:
  pustaka import catalogue.mrc
  pustaka import books.mrc journals.xml.gz
  curl https://example.org/catalogue.mrc | pustaka import -
  pustaka import --items items.json --source SLIMS export.mrc

A file for --items names the field and its subfields, for example:
  { "tag": "949", "branch": "m", "callNumber": "a", "barcode": "i", "location": "l",
    "statuses": [{ "subfield": "s", "value": "LOST", "status": "lost" }] }`,
    )
    .action((files: string[], options: ImportOptions) => run(command, files, options));
}

async function run(
  command: Command,
  files: readonly string[],
  { items, source }: ImportOptions,
): Promise<void> {
  await Promise.all(files.filter((file) => file !== '-').map((file) => access(file)));
  const mapping = await itemMapping(items);
  const [{ CatalogStore }, { importFile, importReportPath }] = await Promise.all([
    import('../catalog/store.ts'),
    import('../catalog/import/import-file.ts'),
  ]);
  await withNewDatabase(command, async ({ kysely }) => {
    const store = new CatalogStore(kysely);
    for (const file of files) {
      const progress = new Progress(process.stderr, 'record');
      let last: FileProgress | undefined;
      for await (const step of importFile(store, file, {
        items: mapping,
        ...(source !== undefined && { source }),
      })) {
        progress.show({ share: step.share, done: step.read });
        last = step;
      }
      const { read, failed, mended } = last!;
      process.stdout.write(`${file}: ${progress.end(read)}\n  ${outcome(last!)}\n`);
      if (failed + mended > 0) process.stdout.write(`  Why and where: ${importReportPath(file)}\n`);
      if (failed > 0) process.exitCode = 1;
    }
  });
}

function outcome({ added, updated, unchanged, deleted, repeated, mended, failed }: FileProgress): string {
  const parts = Object.entries({
    added,
    updated,
    unchanged,
    deleted,
    'repeated in the file': repeated,
    mended,
    'could not be read': failed,
  });
  const told = parts.filter(([what, count]) => count > 0 || what === 'added');
  return told.map(([what, count]) => `${count.toLocaleString('en')} ${what}`).join(', ');
}

async function itemMapping(items: string): Promise<ItemMapping | ItemMappingName | 'auto'> {
  const { itemMappings, readItemMapping } = await import('../catalog/describe/index.ts');
  if (items === 'auto' || items in itemMappings) return items as ItemMappingName | 'auto';
  try {
    return readItemMapping(JSON.parse(await readFile(items, 'utf8')));
  } catch (error) {
    const names = Object.keys(itemMappings).join(', ');
    throw new CommandError(
      `--items ${items} is neither ${names}, auto, nor a file that describes the items' field.`,
      error instanceof Error ? error.message : String(error),
    );
  }
}
