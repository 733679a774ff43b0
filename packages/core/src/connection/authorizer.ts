/**
 * Shows the server in whose name a personal call is made. A `Session` does; a script that has a token by other means
 * writes its own:
 *
 * @example
 * ```ts
 * const authorizer: Authorizer = {
 *   send(request, fetch) {
 *     request.headers.set('authorization', 'Bearer token-of-the-script');
 *     return fetch(request);
 *   },
 * };
 * const connection = new Connection({ url: 'https://perpustakaan.example.go.id', authorizer });
 * ```
 */
export interface Authorizer {
  /**
   * Sends one attempt of a call. It may send it again where the server asks for other credentials: such an attempt had
   * no effect.
   *
   * @param fetch what sends the requests of this connection
   */
  send(request: Request, fetch: typeof globalThis.fetch): Promise<Response>;
}
