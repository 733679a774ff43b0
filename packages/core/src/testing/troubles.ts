import { HttpResponse, delay } from 'msw';
import type { EndpointId } from '../contract/index.ts';
import type { Problem } from '../contract/problem.ts';

/** Something that gets in the way of an endpoint, or of all. */
export interface Trouble {
  readonly endpoint: EndpointId | 'all';
  /** Answers in the endpoint's stead, or lets it answer after all. */
  meet(): Promise<Response | undefined>;
}

export interface FailingOptions extends Partial<Problem> {
  /** The `Retry-After` header, in seconds. */
  readonly retryAfter?: number;
  /**
   * How many requests fail, before the endpoint works.
   * @default Infinity
   */
  readonly times?: number;
}

/**
 * The endpoint answers with a problem; by default it is the `unavailable` of a server that is down.
 *
 * @example
 * ```ts
 * server.use(...handlers(url, { troubles: [failing('catalog.search', { status: 500, code: 'internal' })] }));
 * await assert.rejects(library.catalog.search({ q: 'hujan' }), { code: 'internal', advice: 'report' });
 * ```
 */
export function failing(endpoint: EndpointId | 'all', options: FailingOptions = {}): Trouble {
  const { retryAfter, times = Infinity, ...problem } = options;
  const body: Problem = {
    type: 'about:blank',
    status: 503,
    code: 'unavailable',
    title: 'Unavailable',
    ...problem,
  };
  const headers = {
    'content-type': 'application/problem+json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  };
  let left = times;
  return {
    endpoint,
    meet: () =>
      Promise.resolve(left-- > 0 ? HttpResponse.json(body, { status: body.status, headers }) : undefined),
  };
}

/** The endpoint answers as usual, so many milliseconds later. */
export const slow = (endpoint: EndpointId | 'all', milliseconds: number): Trouble => ({
  endpoint,
  async meet() {
    await delay(milliseconds);
    return undefined;
  },
});

/** No answer comes, as if the device had lost its connection. */
export const offline = (endpoint: EndpointId | 'all' = 'all'): Trouble => ({
  endpoint,
  meet: () => Promise.resolve(HttpResponse.error()),
});
