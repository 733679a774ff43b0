import { accessSync, constants, createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { finished } from 'node:stream/promises';

/**
 * Where what an import could not take from a file, or not as written, is reported, one JSON object a line: beside the
 * file, or in the folder one is in where nothing may be written there.
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

/** A file of JSON lines that is made with its first line; without one, an earlier file of that name is removed. */
export class ReportFile {
  readonly #path: string;
  #stream: WriteStream | undefined;
  #error: Error | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws Error of the file system that an earlier line met */
  write(line: object): void {
    if (this.#error) throw this.#error;
    this.#stream ??= createWriteStream(this.#path, { mode: 0o600 }).on(
      'error',
      (error) => (this.#error = error),
    );
    this.#stream.write(`${JSON.stringify(line)}\n`);
  }

  /** @throws Error of the file system */
  async close(): Promise<void> {
    if (!this.#stream) {
      await rm(this.#path, { force: true });
      return;
    }
    this.#stream.end();
    await finished(this.#stream);
  }
}
