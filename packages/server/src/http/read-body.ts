import type { Endpoint } from '@pustaka/core/contract';
import type { Request } from 'express';
import { contextOf } from './context.ts';
import { hasBody } from './guards.ts';
import { fieldError } from '../problems/field-errors.ts';
import { ProblemError } from '../problems/problem-error.ts';

/** Bytes; more than any body of the contract needs, however its texts are escaped. */
const mostBytes = 64 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the JSON body of a request; the contract judges afterwards what is in it.
 *
 * @returns nothing for an endpoint that takes none, and where none was sent
 * @throws ProblemError `unsupported-media-type`, `payload-too-large`, or `bad-request` for what is not JSON in UTF-8
 */
export async function readBody(req: Request, endpoint: Endpoint): Promise<unknown> {
  if (!endpoint.body || !hasBody(req)) return undefined;
  const encoded = req.get('content-encoding') ?? 'identity';
  if (req.is('application/json') === false || encoded !== 'identity') {
    throw new ProblemError('unsupported-media-type');
  }
  // A host application may have read it, which can be done only once.
  const { body: taken } = req as { body?: unknown };
  const bytes = taken === undefined ? await readBytes(req) : Buffer.from(JSON.stringify(taken));
  try {
    return JSON.parse(utf8.decode(bytes), storable);
  } catch (error) {
    throw new ProblemError('bad-request', {
      errors: [fieldError('', 'malformed', { name: 'JSON' }, contextOf(req).language)],
      cause: error,
    });
  }
}

async function readBytes(req: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left open, so that the refusal can still be sent.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) {
      throw new ProblemError('payload-too-large', {
        details: { most: mostBytes },
        headers: { Connection: 'close' },
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Half a surrogate pair is no text, and no text column can hold a NUL. */
function storable(_name: string, value: unknown): unknown {
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) {
    throw new SyntaxError('Not a text that can be stored');
  }
  return value;
}
