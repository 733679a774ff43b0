import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** Where what an import could not take from a file, or not as written, is reported: one JSON object a line. */
export const reportPath = (file: string): string => `${file}.errors.jsonl`;

/** A file of JSON lines that is made with its first line; without one, an earlier file of that name is removed. */
export class ReportFile {
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
    if (!this.#stream) return rm(this.#path, { force: true });
    this.#stream.end();
    await finished(this.#stream);
  }
}
