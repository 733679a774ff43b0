interface Remembered {
  readonly etag: string;
  readonly body: ArrayBuffer;
  readonly headers: Headers;
}

export interface RevalidatingOptions {
  /** What sends the requests, by default the global `fetch`. */
  readonly fetch?: typeof fetch;
  /**
   * How many answers are remembered, the last used ones.
   * @default 200
   */
  readonly size?: number;
}

/**
 * A `fetch` that remembers answers with an `ETag` and asks the server only whether they still hold (RFC 9110 §13.1.2);
 * a 304 then costs no body. What is personal is not remembered. For Node and other places without an HTTP cache. Browsers have one, and `If-None-Match`
 * from a script would cost them a preflight request (Fetch standard, CORS-safelisted request headers).
 *
 * @example
 * ```ts
 * const connection = new Connection({ url: 'https://perpustakaan.example.go.id', fetch: revalidating() });
 * assert.equal((await new ProfileClient(connection).get()).timeZone, 'Asia/Jakarta');
 * ```
 */
export function revalidating({ fetch: send, size = 200 }: RevalidatingOptions = {}): typeof fetch {
  const memory = new Map<string, Remembered>();

  return async (input, init) => {
    const request = new Request(input, init);
    const key = `${request.headers.get('accept-language')} ${request.url}`;
    const isPublic = request.method === 'GET' && !request.headers.has('authorization');
    if (!isPublic) return (send ?? fetch)(request);
    const known = memory.get(key);
    if (known) request.headers.set('if-none-match', known.etag);
    const answer = await (send ?? fetch)(request);

    if (known && answer.status === 304) {
      memory.delete(key);
      memory.set(key, known);
      return new Response(known.body.slice(), { headers: known.headers });
    }
    const etag = answer.headers.get('etag');
    if (answer.status !== 200 || !etag) return answer;
    const body = await answer.arrayBuffer();
    memory.delete(key);
    memory.set(key, { etag, body, headers: answer.headers });
    for (const oldest of memory.keys()) {
      if (memory.size <= size) break;
      memory.delete(oldest);
    }
    return new Response(body.slice(), answer);
  };
}
