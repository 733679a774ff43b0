/**
 * A JSON pointer (RFC 6901).
 *
 * @example
 * ```ts
 * assert.equal(pointerOf(['items', 0, 'a/b']), '/items/0/a~1b');
 * ```
 */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
