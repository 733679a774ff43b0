import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql, type Transaction } from 'kysely';
import { appliedMigrations } from '../migrate.ts';
import type { Database } from '../open.ts';
import { keptTableNames, type Tables } from '../tables.ts';
import { copyLine, endLine, endOfRows, firstLine, migrationsLine, writeRow } from './format.ts';

/** Rows that are fetched, and stand in memory, at once. */
const fetchSize = 500;

/**
 * Writes the whole library as it is at one moment, as SQL text that either engine restores. Work goes on
 * meanwhile.
 *
 * @param output is ended after the last byte; compress it where space matters
 * @returns how many rows were written
 */
export async function backup(database: Database, output: Writable): Promise<number> {
  return database.snapshot(async (trx) => {
    let rows = 0;
    const count = (written: number) => {
      rows += written;
    };
    await pipeline(Readable.from(sealed(text(trx, count), () => rows)), output);
    return rows;
  });
}

/** Adds the end, which shows a reader that nothing is missing and nothing was changed. */
async function* sealed(pieces: AsyncIterable<string>, rows: () => number): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  yield `${endLine(rows(), hash.digest('hex'))}\n`;
}

async function* text(trx: Transaction<Tables>, count: (rows: number) => void): AsyncGenerator<string> {
  // What a server or a role may have set otherwise, and what the text of a value depends on.
  await sql`set local timezone = 'UTC'`.execute(trx);
  await sql`set local datestyle = 'ISO, YMD'`.execute(trx);
  await sql`set local bytea_output = 'hex'`.execute(trx);
  yield `${firstLine}\n${migrationsLine(await appliedMigrations(trx))}\n`;
  for (const table of keptTableNames) {
    const columns = await columnsOf(trx, table);
    yield `${copyLine(table, columns)}\n`;
    for await (const rows of rowsOf(trx, table, columns)) {
      count(rows.length);
      yield rows.map((row) => `${writeRow(columns.map((column) => row[column] ?? null))}\n`).join('');
    }
    yield `${endOfRows}\n`;
  }
}

/**
 * All but transaction numbers (xid8): they count the transactions of one database and mean nothing in
 * another.
 */
async function columnsOf(trx: Transaction<Tables>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and atttypid <> 'xid8'::regtype
    order by attnum`.execute(trx);
  return rows.map(({ name }) => name);
}

async function* rowsOf(trx: Transaction<Tables>, table: string, columns: readonly string[]) {
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column)}::text as ${sql.ref(column)}`));
  await sql`declare rows_of_table no scroll cursor for select ${texts} from ${sql.table(table)} order by id`.execute(
    trx,
  );
  for (;;) {
    const fetch = sql<Record<string, string | null>>`fetch ${sql.raw(String(fetchSize))} from rows_of_table`;
    const { rows } = await fetch.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < fetchSize) break;
  }
  await sql`close rows_of_table`.execute(trx);
}
