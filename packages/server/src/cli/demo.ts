import { Option, type Command } from 'commander';
import { placeOf, withData, withDatabase } from './data.ts';
import { listen, port, stopRequested } from './running.ts';

interface DemoOptions {
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
  withData(command).action((options: DemoOptions) => run(command, options));
}

async function run(command: Command, options: DemoOptions): Promise<void> {
  const [{ createLibraryServer }, { createHttpServer }, { pino }, { seedDemo }, { createPortal }] =
    await Promise.all([
      import('../library-server.ts'),
      import('../http/listen.ts'),
      import('pino'),
      import('../demo/seed.ts'),
      import('../demo/portal.ts'),
    ]);
  const added = await withDatabase(command, (database) => seedDemo(database));
  if (added > 0) process.stdout.write(`Loaded ${added.toLocaleString('en')} books into a new library.\n`);

  const place = placeOf(command);
  const library = await createLibraryServer({
    ...('url' in place ? { databaseUrl: place.url } : { dataFolder: place.dataFolder }),
    log: pino({ level: 'warn' }),
  });
  try {
    await library.ready;
    const server = createHttpServer(library);
    const libraryAddress = await listen(server, options.port, '127.0.0.1');
    const portal = await createPortal(libraryAddress);
    const portalAddress = await listen(portal, options.portalPort, '127.0.0.1');
    process.stdout.write(
      `\n  Library server  ${libraryAddress}\n  City portal     ${portalAddress}\n\nStop both with Ctrl+C.\n`,
    );
    await stopRequested();
    portal.close();
    server.close();
    await library.close();
    portal.closeAllConnections();
    server.closeAllConnections();
  } catch (error) {
    await library.close();
    throw error;
  }
}
