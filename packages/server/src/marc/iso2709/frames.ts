import { maxRecordBytes } from '../outcome.ts';
import type { ReadReason } from '../outcome.ts';

const recordTerminator = 0x1d;
export const fieldTerminator = 0x1e;
export const leaderLength = 24;

/** The bytes of what should be one record, without its terminator. */
export interface Frame {
  readonly bytes: Buffer;
  /** Of the first byte, from the start of the file. */
  readonly offset: number;
  /** Set where these bytes cannot be a record whatever they hold. */
  readonly reason?: ReadReason;
}

/**
 * Cuts a stream into records at record terminators, not by the lengths that leaders give, which are wrong more often.
 * What stands between records (line ends, padding, byte order marks) is dropped. Holds one record at a time.
 */
export async function* frames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let pending: Buffer = Buffer.alloc(0);
  let offset = 0;
  let skipping = false;

  for await (const chunk of source) {
    let scanFrom = pending.length;
    pending =
      pending.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([pending, chunk]);
    let start = 0;
    for (;;) {
      const end = pending.indexOf(recordTerminator, scanFrom);
      if (end < 0) break;
      if (!skipping) yield* cutFrames(pending.subarray(start, end), offset + start, true);
      skipping = false;
      start = end + 1;
      scanFrom = start;
    }
    pending = pending.subarray(start);
    offset += start;
    if (pending.length > maxRecordBytes) {
      if (!skipping) yield { bytes: pending, offset, reason: tooLong };
      skipping = true;
      offset += pending.length;
      pending = Buffer.alloc(0);
    }
  }
  if (!skipping) yield* cutFrames(pending, offset, false);
}

const tooLong: ReadReason = {
  code: 'too-long',
  message: `No end of record within ${maxRecordBytes} bytes; skipped to the next one.`,
};

const truncated: ReadReason = { code: 'truncated', message: 'The file ends within this record.' };

const notMarc: ReadReason = { code: 'not-marc', message: 'This is not MARC: no record begins here.' };

/** A record begins with five digits and has fields; what has neither was never one. */
function unfinished(piece: Buffer): ReadReason {
  const isRecord = piece.includes(fieldTerminator) || /^\d{5}/.test(piece.toString('latin1', 0, 5));
  return isRecord ? truncated : notMarc;
}

/** Drops what precedes the leader, and separates records whose terminator between them was lost. */
function* cutFrames(bytes: Buffer, offset: number, terminated: boolean): Generator<Frame> {
  let start = leaderStart(bytes);
  while (start < bytes.length) {
    const next = followingRecord(bytes, start, terminated);
    const piece = bytes.subarray(start, next);
    const endsFile = next === bytes.length && !terminated;
    // Too short for a leader, and one follows: filler of some other kind.
    const isFiller = next < bytes.length && piece.length < leaderLength;
    if (!isFiller) {
      yield {
        bytes: piece,
        offset: offset + start,
        ...(endsFile && piece.at(-1) !== fieldTerminator && { reason: unfinished(piece) }),
      };
    }
    start = next;
  }
}

function leaderStart(bytes: Buffer): number {
  let at = 0;
  // Blanks, line ends, NULs, Ctrl-Z, and the three bytes of a UTF-8 byte order mark.
  while (at < bytes.length && ((bytes[at] ?? 0) <= 0x20 || [0xef, 0xbb, 0xbf].includes(bytes[at] ?? 0)))
    at += 1;
  return at;
}

/** Where in a frame the next record begins although no terminator precedes it; the frame's end where none does. */
function followingRecord(bytes: Buffer, start: number, terminated: boolean): number {
  const end = bytes.length + (terminated ? 1 : 0);
  if (declaredLength(bytes, start) === end - start) return bytes.length;
  const from = start + (isLeader(bytes, start) ? leaderLength : 1);
  for (let at = from; at + leaderLength <= bytes.length; at++) {
    if (!isLeader(bytes, at)) continue;
    const followsField = bytes[at - 1] === fieldTerminator || bytes[at - 2] === fieldTerminator;
    if (followsField || declaredLength(bytes, at) === end - at) return at;
  }
  return bytes.length;
}

function declaredLength(bytes: Buffer, at: number): number {
  return Number(bytes.toString('latin1', at, at + 5));
}

/** `00714cam a2200205 a 4500`: the parts of a leader that are the same in every MARC 21 record. */
function isLeader(bytes: Buffer, at: number): boolean {
  return (
    bytes[at + 20] === 0x34 &&
    /^\d{5}[ -~]{5}22\d{5}[ -~]{3}45[ -~]{2}$/.test(bytes.toString('latin1', at, at + leaderLength))
  );
}
