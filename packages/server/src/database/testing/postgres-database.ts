import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Makes an empty database on a server, on which nobody gives up waiting for a lock that a slow machine holds for long. */
export async function createDatabase(
  serverUrl: string,
  encoding = 'UTF8',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `pustaka_test_${randomBytes(8).toString('hex')}`;
  await command(serverUrl, `create database ${name} template template0 encoding '${encoding}' locale 'C'`);
  const url = new URL(serverUrl);
  url.pathname = name;
  // `pg` prefers what stands in the address to what the pool says.
  url.searchParams.set('lock_timeout', '60000');
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
