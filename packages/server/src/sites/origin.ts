const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks that a text is exactly an origin as a browser sends it (RFC 6454, section 6.1): scheme, host and, where it is
 * not the usual one, port. Plain http is for trying things on one's own machine.
 *
 * @returns what is wrong, in plain English; nothing where all is well
 * @example
 * originFault('https://medan.go.id'); // undefined
 * originFault('https://medan.go.id/beranda'); // 'Leave out everything after the host: https://medan.go.id'
 */
export function originFault(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    return 'Write it with https:// in front, as https://www.example.id';
  if (url.username !== '' || url.password !== '')
    return `Leave out the user name and password: ${url.origin}`;
  if (url.protocol === 'http:' && !localHosts.has(url.hostname)) {
    return `Only https is safe on the public internet: https://${url.host}`;
  }
  if (text === url.origin) return undefined;
  return text.toLowerCase().startsWith(url.origin) && /[/?#]/.test(text.slice(url.origin.length))
    ? `Leave out everything after the host: ${url.origin}`
    : `Browsers write it as ${url.origin}`;
}
