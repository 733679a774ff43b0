import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ownProcess } from '../database/testing/own-process.ts';
import type { Owner } from '../http/testing.ts';

/** What Node is given to run the command line from its sources. */
export const program: readonly string[] = [
  ...ownProcess,
  '--disable-warning=ExperimentalWarning',
  fileURLToPath(new URL('main.ts', import.meta.url)),
];

/** An environment that holds of this process's own no more than a program needs to run. */
export function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, NODE_COMPILE_CACHE } = process.env;
  return { PATH, SystemRoot, NODE_COMPILE_CACHE, ...more };
}

/** `pustaka serve` in a process of its own, which is killed when its owner ends. */
export interface ServingProcess {
  readonly url: string;
  /** @returns the exit code; nothing where the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `pustaka serve` on a free port and waits until it listens. */
export async function serving(owner: Owner, env: NodeJS.ProcessEnv): Promise<ServingProcess> {
  const child = spawn(process.execPath, [...program, 'serve', '--port', '0'], {
    env: environment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  };
  owner.after(() => end('SIGKILL'));
  return { url: await addressOf(child), end };
}

/** Reads the address off the greeting. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface(stderr!)) {
    said.push(line);
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`The server did not start: ${said.join('\n')}`);
}
