import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';

const program = path.join(import.meta.dirname, '../../packages/server/bin/pustaka.js');

/** The demonstration in processes of its own, on free ports and in a new folder, as `npm start` runs it. */
export interface Demonstration {
  /** The library server's address. */
  readonly library: string;
  /** The city portal's address. */
  readonly portal: string;
  /** Card and PIN of each reader, in the order in which they are printed. */
  readonly readers: readonly Reader[];
  /** Runs another command on its data, and gives what that prints. */
  run(...command: string[]): Promise<string>;
  /** Registers a site with these options of the command, and gives its key. */
  addSite(name: string, ...options: string[]): Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface Reader {
  readonly card: string;
  readonly pin: string;
}

let running: Promise<Demonstration> | undefined;
after(async () => (await running)?.stop());

/**
 * The demonstration of all tests of this process, which starts at the first call and stops when they have ended.
 *
 * @throws Error where it ends before it is ready, with what it printed
 */
export function demonstrated(): Promise<Demonstration> {
  return (running ??= start());
}

async function start(): Promise<Demonstration> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pustaka-portal-'));
  // An empty DATABASE_URL, lest the commands land in a database of the person who runs the tests.
  const env = { ...process.env, DATABASE_URL: '', PUSTAKA_DATA: folder, PORT: '0', PORTAL_PORT: '0' };
  const server = spawn(process.execPath, [program, 'demo'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  let printed = '';
  for await (const chunk of server.stdout.setEncoding('utf8')) {
    printed += chunk as string;
    if (printed.includes('Ctrl+C')) break;
  }
  const address = (name: string) => new RegExp(`${name} +(\\S+)`).exec(printed)?.[1];
  const [library, portal] = [address('Library server'), address('City portal')];
  if (library === undefined || portal === undefined) throw new Error(`The demonstration ended:\n${printed}`);
  const run = async (...command: string[]) =>
    (await promisify(execFile)(process.execPath, [program, ...command], { env })).stdout;
  return {
    library,
    portal,
    readers: [...printed.matchAll(/^ +(\d{6,}) +(\d{6,}) /gm)].map(([, card, pin]) => ({
      card: card!,
      pin: pin!,
    })),
    run,
    async addSite(name, ...options) {
      const added = await run('sites', 'add', name, ...options);
      return /key +(\S+)/.exec(added)![1]!;
    },
    async stop() {
      server.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
