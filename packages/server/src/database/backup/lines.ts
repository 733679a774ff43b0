import { createHash } from 'node:crypto';

const newline = 0x0a;

/** A line without its end, and the SHA-256 of everything before it. */
export interface Line {
  text: string;
  sha256Before(): string;
}

/** Cuts a stream of bytes into the lines of UTF-8 text; what follows the last line end is left out. */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Line, void> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let started: Buffer[] = [];
  for await (const piece of input) {
    const bytes =
      typeof piece === 'string'
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    let from = 0;
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      const line = Buffer.concat([...started, bytes.subarray(from, end)]);
      started = [];
      from = end + 1;
      yield { text: decoder.decode(line), sha256Before: () => hash.copy().digest('hex') };
      hash.update(line).update('\n');
    }
    if (from < bytes.length) started.push(bytes.subarray(from));
  }
}
