import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import type { CsvError } from 'csv-parse';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/index.ts';
import { ReportFile, reportPath } from '../../report-file.ts';
import { hashPin } from '../pin.ts';
import { delimiterOf, HeaderRefused, readHeader } from './header.ts';
import { readLine, type Column, type PatronLine, type Surroundings } from './row.ts';
import { PatronImportStore } from './store.ts';

/** How far an import is, in patrons and in bytes of the file. */
export interface PatronImportProgress {
  readonly bytesRead: number;
  readonly bytes: number;
  /** Lines read so far, good and bad. */
  readonly read: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
}

export interface PatronImportOptions extends Surroundings {
  readonly now: Date;
}

const batchSize = 200;

interface Entry {
  readonly number: number;
  readonly patron: PatronLine;
}

/**
 * Registers the patrons of a CSV file, batch by batch, and reports what is wrong in which line beside the file. Patrons
 * are known by their card numbers, so an import may be killed and run again: nobody is missing, nobody doubled. Of two
 * lines with one card, the later one counts.
 *
 * Yields after each batch; the last value is the whole result.
 *
 * @throws HeaderRefused where the first line does not name the columns
 */
export async function* importPatrons(
  db: Kysely<Tables>,
  file: string,
  options: PatronImportOptions,
): AsyncGenerator<PatronImportProgress> {
  const { size: bytes } = await stat(file);
  const source = createReadStream(file);
  const report = new ReportFile(reportPath(file));
  const run = new PatronImport(db, options, report);
  try {
    const lines = source.pipe(
      parse({
        bom: true,
        delimiter: delimiterOf(await beginningOf(file)),
        columns: (header: string[]) => run.begin(header),
        info: true,
        trim: true,
        skip_empty_lines: true,
        skip_records_with_error: true,
        on_skip: (error) => run.skip(error),
      }),
    );
    source.on('error', (error) => lines.destroy(error));
    for await (const line of lines as AsyncIterable<ParsedLine>) {
      if (await run.take(line)) yield { ...run.progress, bytes, bytesRead: source.bytesRead };
    }
    await run.end();
    yield { ...run.progress, bytes, bytesRead: bytes };
  } finally {
    source.destroy();
    await report.close();
  }
}

interface ParsedLine {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Partial<Record<Column, string>>>;
}

class PatronImport {
  readonly progress = { read: 0, added: 0, updated: 0, unchanged: 0, failed: 0 };
  readonly #store: PatronImportStore;
  readonly #options: PatronImportOptions;
  readonly #report: ReportFile;
  #columns: ReadonlySet<Column> = new Set();
  #batch = new Map<string, Entry>();
  /** Wards whose guardian may stand further down in the file. */
  #waiting: Entry[] = [];

  constructor(db: Kysely<Tables>, options: PatronImportOptions, report: ReportFile) {
    this.#store = new PatronImportStore(db);
    this.#options = options;
    this.#report = report;
  }

  begin(header: readonly string[]): Column[] {
    const columns = readHeader(header);
    this.#columns = new Set(columns);
    return columns;
  }

  /** A line that is not CSV. */
  skip(error: CsvError | undefined): undefined {
    this.progress.read++;
    this.#fail(Number(error?.['lines'] ?? 0), undefined, [
      { code: 'not-csv', message: error?.message ?? 'The line cannot be read.' },
    ]);
    return undefined;
  }

  /** @returns whether a batch was stored */
  async take({ info, record }: ParsedLine): Promise<boolean> {
    this.progress.read++;
    const read = readLine(record, this.#options);
    if ('faults' in read) {
      const faults = read.faults.map(({ pointer, code, message }) => ({
        column: pointer.slice(1),
        code,
        message,
      }));
      this.#fail(info.lines, record.card, faults);
      return false;
    }
    const { patron } = read;
    if (this.#batch.has(patron.card)) this.progress.updated++;
    this.#batch.set(patron.card, { number: info.lines, patron });
    if (this.#batch.size < batchSize) return false;
    await this.#save();
    return true;
  }

  async end(): Promise<void> {
    if (this.#columns.size === 0)
      throw new HeaderRefused('The file is empty; its first line names the columns.');
    await this.#save();
    const late = this.#waiting;
    this.#waiting = [];
    for (const entry of late) this.#batch.set(entry.patron.card, entry);
    await this.#save();
    for (const { number, patron } of this.#waiting) {
      const message = `No card ${patron.guardian} is registered, nor in this file.`;
      this.#fail(number, patron.card, [{ column: 'guardian', code: 'rule', message }]);
    }
  }

  async #save(): Promise<void> {
    const entries = this.#batch;
    this.#batch = new Map();
    const waiting = this.#waiting.filter(({ patron }) => !entries.has(patron.card));
    this.progress.updated += this.#waiting.length - waiting.length;
    this.#waiting = waiting;
    const patrons = [...entries.values()].map(({ patron }) => patron);
    const { languages, now } = this.#options;
    const defaults = { language: languages[0] ?? 'id', now };
    const saved = await this.#store.save(patrons, this.#columns, await this.#hashes(patrons), defaults);
    this.progress.added += saved.added;
    this.progress.updated += saved.updated;
    this.progress.unchanged += saved.unchanged;
    this.#waiting.push(...saved.waiting.map(({ card }) => entries.get(card)!));
  }

  /** Before the transaction: hashing takes long on purpose, and nobody should wait for it. */
  async #hashes(patrons: readonly PatronLine[]): Promise<ReadonlyMap<string, string>> {
    const chosen = patrons.filter(({ pin }) => pin !== undefined);
    if (chosen.length === 0) return new Map();
    const settled = await this.#store.cardsWithPin(chosen.map(({ card }) => card));
    const fresh = chosen.filter(({ card }) => !settled.has(card));
    return new Map(
      await Promise.all(fresh.map(async ({ card, pin }) => [card, await hashPin(pin!)] as const)),
    );
  }

  #fail(line: number, card: string | undefined, faults: readonly object[]): void {
    this.progress.failed++;
    for (const fault of faults) this.#report.write({ line, card, ...fault });
  }
}

/** Bytes; longer than any line of column names. */
const headerBytes = 4_096;

async function beginningOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
