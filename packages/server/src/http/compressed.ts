import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** Bytes: what is shorter arrives no sooner for being compressed, and compressing it takes longer than many an answer. */
export const worthCompressing = 4096;

const brotli = promisify(brotliCompress);

/** The best first. Brotli's own default would take it a hundred times as long as this, for a tenth less. */
const encoders = {
  br: (content: Buffer) => brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** A whole content in UTF-8, encoded as its reader wants it where that is worth it, and the headers that say so. */
export async function compressed(req: Request, res: Response, content: string | Buffer): Promise<Buffer> {
  res.vary('Accept-Encoding');
  // Of a string zlib's stream would keep hold until the next full collection.
  const bytes = Buffer.from(content);
  if (req.method === 'HEAD' || bytes.length < worthCompressing) return bytes;
  const encoding = (['br', 'gzip'] as const).find((name) => req.acceptsEncodings(name));
  if (!encoding) return bytes;
  res.set('Content-Encoding', encoding);
  return encoders[encoding](bytes);
}

/**
 * Sends a whole content that may be kept, under an `ETag` of it in any encoding (RFC 9110, section 8.8.1: a weak one). Who has
 * it already is told so, and nothing is compressed for them.
 */
export async function sendKept(req: Request, res: Response, content: string | Buffer): Promise<void> {
  res.vary('Accept-Encoding').set('ETag', `W/"${hash('sha1', content, 'base64url')}"`);
  res.send(req.fresh ? '' : await compressed(req, res, content));
}
