import { sql, type Kysely } from 'kysely';
import { DatabaseRefusal } from './refusal.ts';
import type { Tables } from './tables.ts';

/** The SQL is written for this major version. */
const oldestPostgres = 15;

/** @throws DatabaseRefusal where the server is not one that the SQL is written for */
export async function checkServer(kysely: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding`.execute(
    kysely,
  );
  for (const server of rows) requireSuitable(server);
}

/** @throws DatabaseRefusal */
export function requireSuitable({ version, encoding }: { version: string; encoding: string }): void {
  if (Number.parseInt(version) < oldestPostgres) {
    throw new DatabaseRefusal(
      'postgres-too-old',
      `Pustaka needs PostgreSQL ${oldestPostgres} or later; this is ${version}.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseRefusal(
      'postgres-encoding',
      `Pustaka needs a database in the encoding UTF8; this one is in ${encoding}.`,
    );
  }
}
