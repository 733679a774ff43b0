import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readIso2709 } from './iso2709/read.ts';
import { readMarcxml } from './marcxml/read.ts';
import { outcome } from './outcome.ts';
import type { ReadOutcome } from './outcome.ts';
import { peek } from './peek.ts';

/**
 * Reads MARC in either syntax, as it is or compressed with gzip, telling which by the first bytes. Memory stays flat
 * whatever the size of the source.
 *
 * @throws Only what the source itself throws (a file that cannot be read); bad data gives failures.
 * @example
 * for await (const outcome of readMarc(createReadStream('catalogue.mrc'))) {
 *   if (outcome.ok) store(outcome.record);
 *   else report(outcome.number, outcome.reason.message);
 * }
 */
export async function* readMarc(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadOutcome> {
  const { head, whole } = await peek(source, 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* await readerFor(whole);
    return;
  }
  let last = { number: 0, offset: 0 };
  const gunzip = createGunzip();
  pipeline(whole, gunzip, () => undefined);
  try {
    for await (const next of await readerFor(gunzip)) {
      last = next;
      yield next;
    }
  } catch (error) {
    if (!isGzipError(error)) throw error;
    const reason = {
      code: 'gzip-damaged',
      message: `The compressed file is damaged: ${error.message}.`,
    } as const;
    // Where the damage lies in the unpacked bytes cannot be told more closely.
    yield outcome({ reason }, last.number + 1, last.offset);
  }
}

async function readerFor(source: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<ReadOutcome>> {
  const { head, whole } = await peek(source, 64);
  return looksLikeXml(head) ? readMarcxml(whole) : readIso2709(whole);
}

function looksLikeXml(head: Buffer): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isUtf16 || /^(?:\xef\xbb\xbf)?\s*</.test(head.toString('latin1'));
}

function isGzipError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
