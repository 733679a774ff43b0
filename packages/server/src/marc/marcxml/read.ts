import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { outcome } from '../outcome.ts';
import type { Parsed, ReadOutcome, ReadReason, ReadWarning } from '../outcome.ts';
import { peek } from '../peek.ts';
import { xmlFrames } from './frames.ts';
import type { XmlFrame } from './frames.ts';
import { parseMarcxml } from './parse.ts';

/**
 * Reads MARCXML in flat memory: a collection, a single record, or records within another format's envelope. UTF-16
 * is told by its byte order mark, other codings by the XML declaration. Offsets are bytes, in UTF-16 those of the
 * same text in UTF-8.
 */
export async function* readMarcxml(source: AsyncIterable<Uint8Array>): AsyncGenerator<ReadOutcome> {
  const { head, whole } = await peek(source, 200);
  const utf16 = utf16Label(head);
  const declared = utf16 ?? declaredEncoding(head);
  const decoder = decoderFor(declared);
  if (decoder === undefined) {
    const message = `The XML declaration names the unknown encoding ${JSON.stringify(declared)}.`;
    yield outcome({ reason: { code: 'encoding-unknown', message } }, 1, 0);
    return;
  }
  const bytes = utf16 === undefined ? whole : transcode(whole, decoder);
  const ofBytes = utf16 === undefined ? decoder : new TextDecoder();
  let number = 0;
  for await (const frame of xmlFrames(bytes)) {
    number += 1;
    yield outcome(readFrame(frame, ofBytes), number, frame.offset);
  }
}

function readFrame({ bytes, reason }: XmlFrame, decoder: TextDecoder): Parsed {
  if (reason !== undefined) return withControlNumber(reason, decoder.decode(bytes));
  const parsed = parseMarcxml(decoder.decode(bytes));
  if ('reason' in parsed || decoder.encoding !== 'utf-8' || isUtf8(bytes)) return parsed;
  const lost: ReadWarning = {
    code: 'characters-lost',
    message: 'Some text is not valid UTF-8; shown as U+FFFD.',
  };
  return { ...parsed, warnings: [...parsed.warnings, lost] };
}

/** A record without an end is not read, but its control number is mostly there. */
function withControlNumber(reason: ReadReason, text: string): Parsed {
  const parsed = text === '' ? undefined : parseMarcxml(text);
  const controlNumber = parsed && 'reason' in parsed ? parsed.controlNumber : undefined;
  return { reason, ...(controlNumber !== undefined && { controlNumber }) };
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function declaredEncoding(head: Buffer): string {
  const declaration = /^[^<]{0,8}<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(
    head.toString('latin1', 0, 200),
  );
  return declaration?.[1] ?? 'utf-8';
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

async function* transcode(
  source: AsyncIterable<Uint8Array>,
  decoder: TextDecoder,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
}
