import { outcome } from '../outcome.ts';
import type { ReadOutcome } from '../outcome.ts';
import { frames } from './frames.ts';
import { parseIso2709 } from './parse.ts';

/**
 * Reads records in ISO 2709, the exchange format of MARC 21 and INDOMARC, in flat memory. Character coding is told
 * record by record (MARC-8, UTF-8, or Windows-1252 under either label).
 */
export async function* readIso2709(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadOutcome> {
  let number = 0;
  for await (const { bytes, offset, reason } of frames(source)) {
    number += 1;
    yield outcome(reason ? { reason } : parseIso2709(bytes), number, offset);
  }
}
