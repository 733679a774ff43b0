import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestRunnerPlugin } from '@web/test-runner';

const root = path.join(import.meta.dirname, '../..');

/**
 * Gives browser tests the real server with the demonstration library: `GET /pustaka-test-server.json` answers
 * `{ "url": "http://localhost:…" }`. It starts with the first test that asks, on a free port and an empty folder, and
 * ends with the run.
 */
export function realLibrary(): TestRunnerPlugin {
  let running: Promise<string> | undefined;
  let stop = (): Promise<void> => Promise.resolve();
  return {
    name: 'real-library',
    async serve({ path: requested }) {
      if (requested !== '/pustaka-test-server.json') return undefined;
      running ??= start((stopping) => (stop = stopping));
      return { body: JSON.stringify({ url: await running }), type: 'json' };
    },
    serverStop: () => stop(),
  };
}

async function start(onStop: (stop: () => Promise<void>) => void): Promise<string> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'pustaka-browser-tests-'));
  const main = path.join(root, 'packages/server/src/cli/main.ts');
  const child = spawn(process.execPath, ['--conditions=pustaka-source', main, 'demo'], {
    // An empty DATABASE_URL, lest the demonstration lands in a database of the person who runs the tests.
    env: { ...process.env, PORT: '0', PORTAL_PORT: '0', PUSTAKA_DATA: dataFolder, DATABASE_URL: '' },
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
