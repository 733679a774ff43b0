import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { placeOf, withData } from './data.ts';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly trustProxy: number;
  readonly logLevel: string;
}

const logLevels = ['error', 'warn', 'info', 'debug', 'silent'];

export function serve(program: Command): void {
  const command = program
    .command('serve')
    .summary('start the server')
    .description(
      'Starts the library server. Stop it with Ctrl+C: requests that are being answered are finished first.',
    )
    .addOption(
      new Option('--port <number>', 'the port to listen on').env('PORT').default(4000).argParser(port),
    )
    .addOption(
      new Option('--host <address>', 'the address to listen on; 0.0.0.0 for all of this computer’s')
        .env('PUSTAKA_HOST')
        .default('127.0.0.1'),
    )
    .addOption(
      new Option('--public-url <url>', 'the server’s address as websites use it')
        .env('PUSTAKA_URL')
        .argParser(webAddress),
    )
    .addOption(
      new Option('--trust-proxy <number>', 'how many reverse proxies (nginx, …) stand before the server')
        .env('PUSTAKA_TRUST_PROXY')
        .default(0)
        .argParser(count),
    )
    .addOption(
      new Option('--log-level <level>', 'how much to log')
        .env('LOG_LEVEL')
        .choices(logLevels)
        .default('info'),
    );

  withData(command)
    .addHelpText(
      'after',
      `
Examples:
  pustaka serve
  pustaka serve --port 8080 --data /srv/library
  pustaka serve --host 0.0.0.0 --public-url https://pustaka.kota.go.id --trust-proxy 1`,
    )
    .action((options: ServeOptions) => run(command, options));
}

async function run(command: Command, options: ServeOptions): Promise<void> {
  const [{ createLibraryServer }, { createHttpServer }, { pino }] = await Promise.all([
    import('../library-server.ts'),
    import('../http/listen.ts'),
    import('pino'),
  ]);
  const place = placeOf(command);
  const log = pino({ level: options.logLevel });
  const library = await createLibraryServer({
    ...('url' in place ? { databaseUrl: place.url } : { dataFolder: place.dataFolder }),
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    trustProxy: options.trustProxy,
    log,
  });
  try {
    const server = createHttpServer(library);
    server.listen(options.port, options.host);
    await once(server, 'listening');
    announce(server);
    await stopRequested();
    process.stderr.write('Stopping …\n');
    server.close();
    await library.close();
    server.closeAllConnections();
  } catch (error) {
    await library.close();
    throw error;
  }
}

function announce(server: Server): void {
  const { address, port, family } = server.address() as AddressInfo;
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(address) ? 'localhost' : address;
  const shown = family === 'IPv6' && host !== 'localhost' ? `[${host}]` : host;
  process.stderr.write(`Pustaka is at http://${shown}:${port} – stop it with Ctrl+C\n`);
}

/** Settles at the first wish to stop; the second one ends the process on the spot. */
async function stopRequested(): Promise<void> {
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return number;
}

function count(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('Give a number, as 1.');
  return Number(text);
}

function webAddress(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('Write it as https://pustaka.example.id');
  }
  return text;
}
