import ky from 'ky';
import { basePath, type AnswerOf, type Endpoint } from '../contract/endpoint.ts';
import { safeParse } from '../contract/schema.ts';
import { pathOf, type Arguments } from './address.ts';
import { asLibraryError, retryAfter } from './as-library-error.ts';
import { isOffline, ownAddress } from './environment.ts';
import { ContractError } from './errors/contract-error.ts';
import { Flights } from './flights.ts';
import type { CallOptions, ConnectionOptions } from './options.ts';
import { pointerOf } from '../contract/pointer.ts';

interface RawAnswer {
  readonly data: unknown;
  readonly requestId: string | null;
}

/**
 * The way to one library server. Every client takes a connection; several clients share one, and with it equal
 * requests that are under way at the same time.
 *
 * @example
 * ```ts
 * const catalog = new CatalogClient(new Connection({ url: 'https://perpustakaan.example.go.id' }));
 * const { total } = await catalog.search({ q: 'laskar pelangi' });
 * assert.equal(total, 1);
 * ```
 */
export class Connection {
  /** The address of the contract on this server: `https://perpustakaan.example.go.id/v1`. */
  readonly base: string;
  readonly #flights = new Flights<RawAnswer>();
  readonly #options: ConnectionOptions;

  /** @throws TypeError where `url` is not one */
  constructor(options: ConnectionOptions) {
    const { origin, pathname, protocol } = new URL(options.url, ownAddress());
    if (!protocol.startsWith('http')) throw new TypeError(`Not an address of a library: ${options.url}`);
    this.base = origin + pathname.replace(/\/+$/, '') + basePath;
    this.#options = options;
  }

  /**
   * The address of a call. Equal calls have equal addresses, however their parameters were ordered.
   *
   * @throws ArgumentError where the contract refuses the arguments
   */
  address<E extends Endpoint>(endpoint: E, given: Arguments<E>): string {
    return this.base + pathOf(endpoint, given);
  }

  /**
   * Calls an endpoint of the contract. The clients are made of this; use it for an endpoint without the rest of its
   * client.
   *
   * Equal public reads share a request. What is personal travels alone, in the name of whom the authorizer knows.
   *
   * @throws ArgumentError before anything is sent, where the contract refuses the arguments
   * @throws ProblemError | NetworkError | TimeoutError where no answer was to be had
   * @throws ContractError where the answer does not fit the contract
   */
  async request<E extends Endpoint>(
    endpoint: E,
    given: Arguments<E>,
    options: CallOptions = {},
  ): Promise<AnswerOf<E>> {
    const url = this.address(endpoint, given);
    const ask = (signal?: AbortSignal) => this.#fetch(endpoint, url, given.body, { ...options, signal });
    const { data, requestId } = await (endpoint.maxAgeSeconds === undefined
      ? ask(options.signal)
      : this.#flights.join(url, ask, options.signal));
    // Each caller checks for itself, since that also gives each an answer of its own to change.
    const answer = safeParse(endpoint.answer, data);
    if (answer.success) return answer.data as AnswerOf<E>;
    throw new ContractError(endpoint.id, pointerOf(answer.error.issues[0]!.path), requestId, answer.error);
  }

  async #fetch(
    endpoint: Endpoint,
    url: string,
    body: object = {},
    { signal, idempotencyKey }: CallOptions,
  ): Promise<RawAnswer> {
    const { site, language, timeout = 10_000, retry = {}, authorizer, fetch: send = fetch } = this.#options;
    const { patience = 5000, ...retries } = typeof retry === 'number' ? { limit: retry } : retry;
    // The same for all attempts, so that the server knows them for one.
    const key = endpoint.idempotencyKey && (idempotencyKey ?? crypto.randomUUID());
    // A browser sends these without asking first (they are CORS-safelisted), all but the site and the key.
    const headers: Record<string, string> = { accept: 'application/json' };
    if (language) headers['accept-language'] = language;
    if (site) headers['pustaka-site'] = site;
    if (key) headers['idempotency-key'] = key;
    let wait: number | undefined;
    try {
      const response = await ky(url, {
        method: endpoint.method,
        headers,
        json: endpoint.body && body,
        signal: signal ?? null,
        timeout,
        retry: {
          ...retries,
          methods: key ? ['post'] : ['get'],
          jitter: (delay) => wait ?? delay * Math.random(),
          retryOnTimeout: true,
          shouldRetry({ error }) {
            wait = retryAfter(error);
            // What names a wait is worth it. `undefined` leaves the rest to ky, which knows what else is.
            return !isOffline() && (wait === undefined ? wait : wait <= patience);
          },
        },
        // Reading the answer here puts its whole way under the time limit and the retries.
        fetch: async (request, init) => {
          const answer = await (endpoint.scope && authorizer
            ? authorizer.send(request as Request, send)
            : send(request, init));
          return answer.body ? new Response(await answer.arrayBuffer(), answer) : answer;
        },
      });
      return { data: await response.json(), requestId: response.headers.get('x-request-id') };
    } catch (error) {
      throw signal?.aborted ? signal.reason : await asLibraryError(endpoint.id, error);
    }
  }
}
