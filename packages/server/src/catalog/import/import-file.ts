import { accessSync, constants, createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { readMarc } from '../../marc/index.ts';
import type { CatalogStore } from '../store.ts';
import { importRecords, type ImportProgress } from './importer.ts';
import type { RecordOptions } from './new-record.ts';

/** How far the import of a file is, in records and in bytes of the file. */
export interface FileProgress extends ImportProgress {
  bytesRead: number;
  bytes: number;
}

/**
 * Where the records of a file that could not be stored, or not as written, are reported, one JSON object a line: beside the file, or
 * in the folder one is in where nothing may be written there.
 */
export function reportPath(file: string): string {
  const beside = `${file}.errors.jsonl`;
  try {
    accessSync(dirname(beside), constants.W_OK);
    return beside;
  } catch {
    return basename(beside);
  }
}

/**
 * Imports a MARC file in whatever syntax, and writes a report beside it where there is something to report. A report of an earlier
 * import is replaced, or removed.
 *
 * @throws Error of the file system or the database
 */
export async function* importFile(
  store: CatalogStore,
  file: string,
  options: RecordOptions = {},
): AsyncGenerator<FileProgress> {
  const { size: bytes } = await stat(file);
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const report = new Report(reportPath(file));
  try {
    const steps = importRecords(store, readMarc(source), {
      ...options,
      report: (line) => report.write(line),
    });
    for await (const step of steps) yield { ...step, bytes, bytesRead: source.bytesRead };
  } finally {
    source.destroy();
    await report.close();
  }
}

/** A file of JSON lines that is made with its first line. */
class Report {
  readonly #path: string;
  #stream: WriteStream | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  write(line: object): void {
    this.#stream ??= createWriteStream(this.#path);
    this.#stream.write(`${JSON.stringify(line)}\n`);
  }

  async close(): Promise<void> {
    if (!this.#stream) {
      await rm(this.#path, { force: true });
      return;
    }
    this.#stream.end();
    await finished(this.#stream);
  }
}
