import type { Readable } from 'node:stream';
import { sql, type Transaction } from 'kysely';
import { appliedMigrations, applyMigrations, lockSchema } from '../migrate.ts';
import { migrations as ours, type Migration } from '../migrations/index.ts';
import type { Database } from '../open.ts';
import { DatabaseRefusal } from '../refusal.ts';
import { contentOf, keptTableNames, tableNames, type Tables } from '../tables.ts';
import {
  endOfRows,
  formatVersion,
  readCopyLine,
  readEndLine,
  readFirstLine,
  readMigrationsLine,
  readRow,
} from './format.ts';
import { linesOf, type Line } from './lines.ts';

/** A statement carries at most so many characters and, by the wire protocol, 65,535 values. */
const longestInsert = 1_000_000;
const mostValues = 60_000;

/**
 * Characters after which the embedded engine, which does not do so by itself, writes its log to its place.
 */
const checkpointEvery = 64_000_000;

/**
 * Reads a backup into an empty database: all of it, or nothing. A backup of an older version is brought up to
 * this one.
 *
 * @param input the text that `backup` wrote
 * @returns how many rows were read
 * @throws DatabaseRefusal where the database is not empty, or the backup is broken or newer than this version
 */
export async function restore(
  database: Database,
  input: Readable,
  migrations: readonly Migration[] = ours,
): Promise<number> {
  return database.maintain(async (kysely) => {
    const rows = await kysely.transaction().execute(async (trx) => {
      await lockSchema(trx);
      await requireEmpty(trx);
      return new Restoration(trx, migrations, database.engine === 'embedded').read(input);
    });
    await sql`analyze`.execute(kysely);
    return rows;
  });
}

async function requireEmpty(trx: Transaction<Tables>): Promise<void> {
  for (const table of keptTableNames) {
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(trx);
    if (rows.length > 0) {
      throw new DatabaseRefusal(
        'not-empty',
        `There is a library already, with ${contentOf(table)}. Restore into an empty one: another data folder, or a new ` +
          `PostgreSQL database.`,
      );
    }
  }
}

/** SQLSTATE classes of what is wrong with the data: its form, its references, its names. */
const badData = /^(22|23|42)/;

const hasCode = (error: unknown, code: RegExp): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && code.test(error.code);

class Restoration {
  readonly #trx: Transaction<Tables>;
  readonly #migrations: readonly Migration[];
  readonly #checkpoints: boolean;
  #lineNumber = 0;
  #rows = 0;
  #sinceCheckpoint = 0;

  constructor(trx: Transaction<Tables>, migrations: readonly Migration[], checkpoints: boolean) {
    this.#trx = trx;
    this.#migrations = migrations;
    this.#checkpoints = checkpoints;
  }

  async read(input: Readable): Promise<number> {
    const lines = linesOf(input);
    try {
      const pending = await this.#readHead(lines);
      for (;;) {
        const line = await this.#next(lines);
        const end = readEndLine(line.text);
        if (end) {
          this.#checkEnd(end, line);
          break;
        }
        const copy = readCopyLine(line.text);
        if (!copy) throw this.#broken('it is neither a table nor the end');
        await this.#readTable(copy.table, copy.columns, lines);
      }
      await applyMigrations(this.#trx, pending);
      return this.#rows;
    } catch (error) {
      if (hasCode(error, /^ERR_ENCODING_INVALID/)) throw this.#broken('it is not UTF-8', error);
      throw error;
    }
  }

  /** Brings the empty schema to where it was when the backup was written. */
  async #readHead(lines: AsyncGenerator<Line, void>): Promise<Migration[]> {
    const version = readFirstLine((await this.#next(lines)).text);
    if (version === undefined) throw this.#broken('the file is not a backup of Pustaka');
    const names = version <= formatVersion ? readMigrationsLine((await this.#next(lines)).text) : [];
    if (!names) throw this.#broken('the list of migrations is missing');
    if (version > formatVersion || names.some((name, i) => this.#migrations[i]?.name !== name)) {
      throw new DatabaseRefusal(
        'backup-too-new',
        'The backup was written by a newer version of Pustaka. Restore it with that version, or a later one.',
      );
    }
    const applied = await appliedMigrations(this.#trx);
    if (applied.length !== names.length) {
      for (const table of [...tableNames, 'migration']) {
        await sql`drop table if exists ${sql.table(table)} cascade`.execute(this.#trx);
      }
      await applyMigrations(this.#trx, this.#migrations.slice(0, names.length));
    }
    return this.#migrations.slice(names.length);
  }

  async #readTable(
    table: string,
    columns: readonly string[],
    lines: AsyncGenerator<Line, void>,
  ): Promise<void> {
    let rows: (string | null)[][] = [];
    let length = 0;
    const insert = async () => {
      if (rows.length > 0) await this.#insert(table, columns, rows);
      await this.#checkpointAfter(length);
      this.#rows += rows.length;
      rows = [];
      length = 0;
    };
    for (let line = await this.#next(lines); line.text !== endOfRows; line = await this.#next(lines)) {
      const row = readRow(line.text);
      if (row?.length !== columns.length) throw this.#broken(`it is not a row of ${table}`);
      rows.push(row);
      length += line.text.length;
      if (length >= longestInsert || (rows.length + 1) * columns.length > mostValues) await insert();
    }
    await insert();
  }

  async #insert(
    table: string,
    columns: readonly string[],
    rows: readonly (string | null)[][],
  ): Promise<void> {
    const names = sql.join(columns.map((column) => sql.ref(column)));
    const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
    try {
      await sql`insert into ${sql.table(table)} (${names}) values ${values}`.execute(this.#trx);
    } catch (error) {
      if (!hasCode(error, badData)) throw error;
      throw this.#broken(
        `the database does not take the rows of ${table} before it: ${error.message}`,
        error,
      );
    }
  }

  async #checkpointAfter(length: number): Promise<void> {
    this.#sinceCheckpoint += length;
    if (!this.#checkpoints || this.#sinceCheckpoint < checkpointEvery) return;
    this.#sinceCheckpoint = 0;
    await sql`checkpoint`.execute(this.#trx);
  }

  async #next(lines: AsyncGenerator<Line, void>): Promise<Line> {
    this.#lineNumber += 1;
    const { value, done } = await lines.next();
    if (done) throw this.#broken('the file ends before its end mark; it was cut off');
    return value;
  }

  #checkEnd(end: { rows: number; sha256: string }, line: Line): void {
    if (end.rows !== this.#rows || end.sha256 !== line.sha256Before()) {
      throw this.#broken('the file was changed after it was written');
    }
  }

  #broken(reason: string, cause?: unknown): DatabaseRefusal {
    return new DatabaseRefusal(
      'backup-broken',
      `The backup is broken at line ${this.#lineNumber}: ${reason}.`,
      { cause },
    );
  }
}
