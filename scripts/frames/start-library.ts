import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const main = path.join(import.meta.dirname, '../../packages/server/src/cli/main.ts');

/**
 * Starts the real server with the demonstration library, on a free port and an empty folder.
 *
 * @param onStop told at once how to end it
 * @returns its address: `http://localhost:…`
 */
export async function startLibrary(onStop: (stop: () => Promise<void>) => void): Promise<string> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'pustaka-frames-'));
  const child = spawn(process.execPath, ['--conditions=pustaka-source', main, 'demo'], {
    // Nothing else of the environment, lest the demonstration lands in a database of the person who runs the tests.
    env: { PATH: process.env.PATH, PORT: '0', PORTAL_PORT: '0', PUSTAKA_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onStop(async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return firstAddress(child);
}

/** The server prints its address when it is ready. */
function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const address = /http:\/\/localhost:\d+(?=\D)/.exec(printed)?.[0];
      if (address) resolve(address);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => reject(new Error(`The library server did not start:\n${printed}`)));
  });
}
