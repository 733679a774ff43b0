import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { defaultLimits } from '../http/request-limits.ts';
import type { Site, SiteService } from '../sites/service.ts';
import { withData, withDatabase } from './data.ts';
import { CommandError } from './errors.ts';

interface AddOptions {
  readonly origin: readonly string[];
  readonly redirect: readonly string[];
  readonly perMinute?: number;
  readonly desk?: boolean;
}

const deskMeans =
  'lets the library’s staff work there: its script may then read and change what the service desk can, of every reader';

export function sites(program: Command): void {
  const group = program
    .command('sites')
    .summary('register websites that embed the library')
    .description(
      'Websites and apps that embed the library. Any website may search the catalogue; a registered one has a limit of its own, ' +
        'so that a busy day there is not mistaken for misuse.',
    )
    .addHelpText(
      'after',
      `
Examples:
  pustaka sites add "Portal Kota Medan" --origin https://medan.go.id
  pustaka sites add "SDN 3" --origin https://sdn3.sch.id --origin https://www.sdn3.sch.id
  pustaka sites add "Aplikasi Medan" --redirect id.go.medan.app:/signed-in
  pustaka sites add "Meja layanan" --redirect http://127.0.0.1/ --desk
  pustaka sites list
  pustaka sites change 4f1c09b2aa17d03e --no-desk
  pustaka sites remove 4f1c09b2aa17d03e`,
    );

  const add = group
    .command('add <name>')
    .description('Registers a website and prints its key. A running server follows within seconds.')
    .option(
      '--origin <address>',
      'how the website’s address begins, without a path; may be repeated',
      collect,
      [],
    )
    .option(
      '--redirect <address>',
      'where an app, or a page that cannot open a window, gets its readers back after sign-in; may be repeated',
      collect,
      [],
    )
    .option(
      '--per-minute <number>',
      'how many searches and other public requests may come from it in a minute',
      positive,
    )
    .option('--desk', deskMeans);
  withData(add).action((name: string, { origin, redirect, perMinute, desk = false }: AddOptions) =>
    withService(add, async (service) => {
      const site = await service.add({
        name,
        origins: origin,
        redirectUris: redirect,
        requestsPerMinute: perMinute ?? null,
        desk,
      });
      process.stdout.write(
        `${describe(site)}\n\nIn its pages:\n  <pustaka-library url="…" site="${site.key}">…</pustaka-library>\n`,
      );
    }),
  );

  const list = group.command('list').description('Prints all registered websites.');
  withData(list).action(() =>
    withService(list, async (service) => {
      const all = await service.list();
      process.stdout.write(
        all.length === 0 ? 'No website is registered yet.\n' : `${all.map(describe).join('\n\n')}\n`,
      );
    }),
  );

  const change = group
    .command('change <id>')
    .description(
      'Lets a website have the service desk, or no longer. A running server follows within seconds.',
    )
    .option('--desk', deskMeans)
    .option('--no-desk', 'takes that back, from those who have signed in, too');
  withData(change).action((id: string, { desk }: { readonly desk?: boolean }) =>
    withService(change, async (service) => {
      if (desk === undefined) throw new CommandError('Nothing is to change.', 'Say --desk or --no-desk.');
      process.stdout.write(`${describe((await service.change(id, { desk })) ?? unknown(id))}\n`);
    }),
  );

  const remove = group
    .command('remove <id>')
    .description(
      'Takes a website off the register. Its readers can still search, within the limits for everybody.',
    );
  withData(remove).action((id: string) =>
    withService(remove, async (service) => {
      if (!(await service.remove(id))) unknown(id);
      process.stdout.write(`Removed ${id}.\n`);
    }),
  );
}

function unknown(id: string): never {
  throw new CommandError(`No website has the id ${id}.`, 'See their ids with: pustaka sites list');
}

async function withService<T>(command: Command, work: (service: SiteService) => Promise<T>): Promise<T> {
  const { SiteService: Service } = await import('../sites/service.ts');
  return withDatabase(command, ({ kysely }) => work(new Service(kysely)));
}

function describe({ id, name, key, origins, redirectUris, requestsPerMinute, desk }: Site): string {
  const lines = [
    name,
    `  id       ${id}`,
    `  key      ${key}`,
    `  origins  ${origins.join(', ') || 'none: known by its key only'}`,
    ...(redirectUris.length > 0 ? [`  back to  ${redirectUris.join(', ')}`] : []),
    `  limit    ${(requestsPerMinute ?? defaultLimits.site).toLocaleString('en')} requests a minute`,
    ...(desk ? ['  desk     for the library’s staff'] : []),
  ];
  return lines.join('\n');
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a number above 0, as 600.');
  return Number(text);
}
