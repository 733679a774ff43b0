import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf, Scope } from '@pustaka/core/contract';
import type { Logger } from 'pino';
import type { WriteTransaction } from '../write-transaction.ts';
import type { Caller } from './caller.ts';

/** The caller of an endpoint with a scope; nobody asks who calls the others. */
export type CallerOf<E extends Endpoint> = E extends { readonly scope: Scope } ? Caller : undefined;

/** What a write happens in; reads have none. */
export type TransactionOf<E extends Endpoint> = E extends { readonly method: 'GET' }
  ? undefined
  : WriteTransaction;

/** What a handler is given: the request, read and checked against the contract. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  /** Signed in, with the endpoint's scope. */
  readonly caller: CallerOf<E>;
  /**
   * The one transaction of a write: committed with its answer, rolled back where the handler throws, so that a refusal
   * leaves nothing behind. Everything that the handler reads and writes goes through it; another connection would wait
   * for it on the embedded database, for ever.
   */
  readonly transaction: TransactionOf<E>;
  /** BCP 47: of the library's languages the one that `Accept-Language` likes best, else the library's first. */
  readonly language: string;
  /** Where the caller reached the contract: `https://perpustakaan.example.go.id/v1`. */
  readonly address: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /**
   * Has something done that nobody waits for, once the write is committed and answered. What goes wrong with it is logged.
   */
  readonly afterwards: (work: () => Promise<void>) => void;
  /** Writes lines that carry the request's id. Never log what a reader typed. */
  readonly log: Logger;
}

/** Answers one request with the contract's answer; throws a `ProblemError` for what the contract names a problem. */
export type Handle<E extends Endpoint = Endpoint> = (call: Call<E>) => AnswerOf<E> | Promise<AnswerOf<E>>;

/** Answers one request in another media type: text in UTF-8, or bytes. */
export type Represent<E extends Endpoint = Endpoint> = (
  call: Call<E>,
) => string | Uint8Array | Promise<string | Uint8Array>;

/** A call of an endpoint that only its own route knows the types of. */
export type AnyCall = Omit<Call, 'body' | 'caller' | 'transaction'> & {
  readonly body: unknown;
  readonly caller: Caller | undefined;
  readonly transaction: WriteTransaction | undefined;
  /** What {@link Route.prepare} came to. */
  readonly prepared?: unknown;
};

/** A call before its transaction is open. */
export type EarlyCall = Omit<AnyCall, 'transaction' | 'prepared'>;

/** An endpoint of the contract with what answers it. Made by {@link route}. */
export interface Route {
  readonly endpoint: Endpoint;
  /** Done for a write before its transaction opens. */
  readonly prepare?: (call: EarlyCall) => Promise<unknown>;
  readonly handle: (call: AnyCall) => unknown;
  /** By the suffix of the contract's alternate: `.ris`. */
  readonly alternates: ReadonlyMap<string, AnyRepresent>;
}

type AnyRepresent = (call: AnyCall) => ReturnType<Represent>;

/**
 * Joins an endpoint of the contract to the function that answers it. The HTTP layer does the rest: reading the
 * request, asking who calls, transactions, caching, content negotiation, problems.
 *
 * @param alternates for every alternate that the contract offers, by its suffix, what writes it
 * @throws Error where `alternates` and the contract do not name the same suffixes
 * @example
 * route(getRecord, ({ params }) => service.record(params.id), {
 *   '.ris': async ({ params }) => toRis(await service.record(params.id)),
 * })
 */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: Handle<E>,
  alternates: Readonly<Record<string, Represent<E>>> = {},
): Route {
  const offered = (endpoint.alternates ?? []).map(({ suffix }) => suffix);
  const written = Object.keys(alternates);
  const missing = offered.filter((suffix) => !written.includes(suffix));
  const foreign = written.filter((suffix) => !offered.includes(suffix));
  if (missing.length > 0) throw new Error(`${endpoint.id}: nothing writes ${missing.join(', ')}`);
  if (foreign.length > 0)
    throw new Error(`${endpoint.id}: the contract does not offer ${foreign.join(', ')}`);

  // A call is always made from the endpoint's own schemas, so narrowing it back to `E` is safe.
  return {
    endpoint,
    handle: handle as Route['handle'],
    alternates: new Map(
      Object.entries(alternates as Readonly<Record<string, unknown>> as Record<string, AnyRepresent>),
    ),
  };
}

/**
 * As {@link route}, for a write with work that takes long and needs no database: while a transaction is open, others wait
 * for its end. A write that is answered from memory has been prepared in vain.
 */
export function preparedRoute<E extends Endpoint, P>(
  endpoint: E,
  prepare: (call: Omit<Call<E>, 'transaction'>) => Promise<P>,
  handle: (call: Call<E>, prepared: P) => ReturnType<Handle<E>>,
): Route {
  return {
    ...route(endpoint, (call) => handle(call, (call as { readonly prepared?: unknown }).prepared as P)),
    prepare: prepare as Route['prepare'] & {},
  };
}
