import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { demoFolder } from './book.ts';

const types: Record<string, string> = {
  'index.html': 'text/html; charset=utf-8',
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/**
 * A city's portal on an origin of its own that carries the library's widgets under a strict content-security policy:
 * no inline script or style, Trusted Types required, and nothing from elsewhere but the library's own origin.
 *
 * @param library the library server's origin, `http://localhost:4000`
 * @param site the portal's key at the library
 */
export async function createPortal(library: string, site: string): Promise<RequestListener> {
  const pages = new Map<string, { type: string; body: string }>();
  for (const [name, type] of Object.entries(types)) {
    const text = await readFile(new URL(`portal/${name}`, demoFolder), 'utf8');
    const body = text.replaceAll('{{library}}', library).replaceAll('{{site}}', site);
    pages.set(name === 'index.html' ? '/' : `/${name}`, { type, body });
  }
  return (request, response) => {
    const page = pages.get((request.url ?? '/').split('?', 1)[0]!);
    if (!page) {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end('Halaman tidak ditemukan\n');
      return;
    }
    response
      .writeHead(200, {
        'content-type': page.type,
        'content-security-policy': contentSecurityPolicy(library),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
      })
      .end(request.method === 'HEAD' ? undefined : page.body);
  };
}

/** What `docs/` tells a portal's developers to allow, and nothing more. */
function contentSecurityPolicy(library: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${library}`,
    `connect-src ${library}`,
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${library}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
