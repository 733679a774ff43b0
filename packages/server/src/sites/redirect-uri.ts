import { originFault } from './origin.ts';

/** Schemes that a browser itself acts on: nobody's app. */
const browserSchemes = new Set([
  'javascript:',
  'data:',
  'vbscript:',
  'blob:',
  'file:',
  'about:',
  'ws:',
  'wss:',
  'ftp:',
]);

/**
 * Checks that a text is an address to which the sign-in may send a reader back: a page of the site over https, plain http
 * on one's own machine only, or an app's own scheme, which has a dot in it as a reversed domain name has (RFC 8252,
 * section 7.1).
 *
 * @returns what is wrong, in plain English; nothing where all is well
 * @example
 * redirectUriFault('id.go.medan.app:/signed-in'); // undefined
 * redirectUriFault('http://medan.go.id/masuk'); // 'Only https is safe on the public internet: https://medan.go.id'
 */
export function redirectUriFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'Write it in full, as https://www.example.id/signed-in';
  if (text.includes('#')) return 'Leave out the # and what follows it.';
  if (url.username !== '' || url.password !== '') return 'Leave out the user name and password.';
  if (/^https?:$/.test(url.protocol)) return originFault(url.origin);
  if (browserSchemes.has(url.protocol) || !url.protocol.includes('.')) {
    return 'Use the app’s own scheme, made of a domain name turned round: id.example.app:/signed-in';
  }
  return undefined;
}
