import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { counted } from './counted.ts';
import type { Database } from '../database/index.ts';
import { holdsLibrary, withFolder } from './data.ts';
import type { DataOptions } from './data.ts';
import { CommandError } from './errors.ts';
import { listen, port, stopRequested } from './running.ts';

interface DemoOptions extends Pick<DataOptions, 'data'> {
  readonly port: number;
  readonly portalPort: number;
}

export function demo(program: Command): void {
  const command = program
    .command('demo')
    .summary('try Pustaka with a demonstration library')
    .description(
      'Fills an empty folder with a demonstration library and starts two servers: the library’s, and on another ' +
        'address the portal of a city that embeds its catalogue under a strict content-security policy.',
    )
    .addOption(
      new Option('--port <number>', 'the library server’s port').env('PORT').default(4000).argParser(port),
    )
    .addOption(
      new Option('--portal-port <number>', 'the city portal’s port')
        .env('PORTAL_PORT')
        .default(4001)
        .argParser(port),
    );
  withFolder(command)
    .addHelpText(
      'after',
      `
Examples:
  pustaka demo
  pustaka demo --data try --port 8080 --portal-port 8081`,
    )
    .action(run);
}

async function run(options: DemoOptions): Promise<void> {
  await markAsDemonstration(options.data);
  const [
    { openDatabase },
    { serveLibrary },
    { createHttpServer },
    { pino },
    { seedDemo },
    { createPortal },
    { demoReaders },
  ] = await Promise.all([
    import('../database/index.ts'),
    import('../library-server.ts'),
    import('../http/listen.ts'),
    import('pino'),
    import('../demo/seed.ts'),
    import('../demo/portal.ts'),
    import('../demo/readers.ts'),
  ]);
  const log = pino({ level: 'warn' });
  const portal = createServer();
  let stopServer = () => Promise.resolve();
  try {
    const portalAddress = await listen(portal, options.portalPort, '127.0.0.1');
    const database = await openDatabase({ dataFolder: options.data }, log);
    stopServer = () => database.close();
    const added = await seedDemo(database);
    if (added > 0) process.stdout.write(`Loaded ${counted(added, 'book')} into a new library.\n`);
    // Before the library serves, which takes some seconds to hear of a new site.
    const site = await registerPortal(database, portalAddress);
    const library = serveLibrary(database, { dataFolder: options.data, log });
    const server = createHttpServer(library);
    stopServer = async () => {
      server.close();
      await library.close();
      server.closeAllConnections();
    };
    await library.ready;
    const libraryAddress = await listen(server, options.port, '127.0.0.1');
    portal.on('request', await createPortal(libraryAddress, site));
    const readers = demoReaders.map(
      ({ card, pin, name, shows }) => `    ${card}  ${pin}  ${name}: ${shows}\n`,
    );
    process.stdout.write(
      `\n  Library server  ${libraryAddress}\n  City portal     ${portalAddress}\n\n` +
        `  Sign in on the portal with a card number and PIN:\n${readers.join('')}\nStop both with Ctrl+C.\n`,
    );
    await stopRequested();
  } finally {
    portal.close();
    portal.closeAllConnections();
    await stopServer();
  }
}

/**
 * Marks a folder as one whose readers have PINs that everybody can read.
 *
 * @throws CommandError where there is a library already that nobody made for that
 */
async function markAsDemonstration(folder: string): Promise<void> {
  const mark = join(folder, 'demonstration');
  if (existsSync(mark)) return;
  if (holdsLibrary(folder)) {
    throw new CommandError(
      `The library in ${folder} is not a demonstration.`,
      'The demonstration’s readers have PINs that anybody may know. Give it a folder of its own: pustaka demo --data try',
    );
  }
  await mkdir(folder, { recursive: true });
  await writeFile(
    mark,
    'Made by pustaka demo, which fills this folder. Anybody may know the PINs of its readers.\n',
  );
}

/** Makes the portal a site of the library, and gives its key. */
async function registerPortal({ kysely }: Database, origin: string): Promise<string> {
  const { SiteService } = await import('../sites/service.ts');
  const sites = new SiteService(kysely);
  // Where windows are blocked, readers come back from signing in to the portal's own page.
  const redirectUris = [`${origin}/`];
  const site =
    (await sites.byOrigin(origin)) ??
    (await sites.add({
      name: 'Portal Kota Contoh',
      origins: [origin],
      redirectUris,
      requestsPerMinute: null,
    }));
  return site.key;
}
