import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { placeOf, withData } from './data.ts';
import type { DataOptions } from './data.ts';
import { listen, port, stopRequested } from './running.ts';

interface ServeOptions extends DataOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly trustProxy: number;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
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
      new Option('--smtp-url <url>', 'the mail server; mails are laid into the data folder without one').env(
        'SMTP_URL',
      ),
    )
    .addOption(new Option('--mail-from <address>', 'the sender of mails').env('MAIL_FROM'))
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
    dataFolder: options.data,
    ...('url' in place && { databaseUrl: place.url }),
    ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
    mail: {
      ...(options.smtpUrl && { smtpUrl: options.smtpUrl }),
      ...(options.mailFrom && { from: options.mailFrom }),
    },
    trustProxy: options.trustProxy,
    log,
  });
  try {
    const server = createHttpServer(library);
    const address = await listen(server, options.port, options.host);
    process.stderr.write(`Pustaka is at ${address} – stop it with Ctrl+C\n`);
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

function count(text: string): number {
  if (!/^\d{1,2}$/.test(text)) throw new InvalidArgumentError('Give a number, as 1.');
  return Number(text);
}

function webAddress(text: string): string {
  if (!/^https?:\/\/[^?#]+$/.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('Write it as https://pustaka.example.id');
  }
  return text;
}
