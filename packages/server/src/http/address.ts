import type { Request } from 'express';

/** Where readers find the server, without a slash at the end: as configured, else as this request came. */
export function publicAddress(req: Request, publicUrl: string | undefined): string {
  return publicUrl ?? `${req.protocol}://${req.host}${req.baseUrl}`;
}
