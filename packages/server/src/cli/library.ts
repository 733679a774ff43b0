import type { Command } from 'commander';
import type { LibraryService } from '../library/service.ts';
import { counted } from './counted.ts';
import { withData, withNewDatabase } from './data.ts';
import { takeOver } from './written-file.ts';

export function library(program: Command): void {
  const group = program
    .command('library')
    .summary('show or change who and where the library is')
    .description(
      'The library’s profile: its name, branches, opening hours, languages and what is switched on.',
    )
    .addHelpText(
      'after',
      `
Examples:
  pustaka library show > library.json    write the present profile into a file
  (change the file in a text editor)
  pustaka library set library.json       take it over; a running server follows within seconds

A branch in that file; its id is the branch code of its items, a day without hours is closed:
  {
    "id": "pusat",
    "name": "Perpustakaan Pusat",
    "address": { "street": "Jalan Pustaka 1", "locality": "Kota", "region": "Jawa Barat", "country": "ID" },
    "hours": [{ "day": "monday", "opens": "08:00", "closes": "16:00" }],
    "closedDays": [{ "from": "2027-03-09", "to": "2027-03-12", "reason": "Idulfitri" }],
    "amenities": ["wifi", "children-area"]
  }`,
    );

  const show = group.command('show').description('Prints the profile as JSON.');
  withData(show).action(() =>
    withService(show, async (service) => {
      process.stdout.write(`${JSON.stringify(await service.profile(), undefined, 2)}\n`);
    }),
  );

  const set = group
    .command('set <file>')
    .description('Takes the profile from a JSON file; - reads it from the standard input.');
  withData(set).action((file: string) =>
    withService(set, async (service) => {
      const { name, branches } = await takeOver(file, (written) => service.replaceProfile(written));
      process.stdout.write(`${name}: ${counted(branches.length, 'branch', 'branches')}.\n`);
    }),
  );
}

async function withService<T>(command: Command, work: (service: LibraryService) => Promise<T>): Promise<T> {
  const { LibraryService: Service } = await import('../library/service.ts');
  return withNewDatabase(command, ({ kysely }) => work(new Service(kysely)));
}
