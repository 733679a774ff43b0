import * as z from './schema.ts';

/** The path under which a server mounts every endpoint of this contract; a breaking change would be `/v2`. */
export const basePath = '/v1';

/**
 * What a reader allows a site to do: `profile` to see name and card, and to sign the reader out everywhere, `loans` to see
 * and renew loans and see fees, `holds` to see, place and change holds, `account` to change settings and see, export or
 * delete what is kept. `desk` is for the library's staff, at sites that the library opened it to.
 */
export type Scope = 'profile' | 'loans' | 'holds' | 'account' | 'desk';

/**
 * One endpoint of the HTTP interface. The server makes its route and its OpenAPI entry from it, the SDK its call and
 * its check, the test kit its handler; so a field that changes, changes here only.
 */
export interface Endpoint<
  Params extends z.ObjectSchema = z.ObjectSchema,
  Query extends z.ObjectSchema = z.ObjectSchema,
  Answer extends z.Schema = z.Schema,
  Id extends string = string,
  Body extends z.ObjectSchema = z.ObjectSchema,
> {
  /** `domain.action`, unique over the contract; the `operationId` in OpenAPI. */
  readonly id: Id;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below {@link basePath}, parameters in braces: `/catalog/records/{id}`. */
  readonly path: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  /** What is sent as JSON; nothing where absent. */
  readonly body?: Body;
  readonly answer: Answer;
  /** The problem codes that this endpoint can answer beside the ones every endpoint can. */
  readonly problems: readonly string[];
  /** How long an answer may be kept, also by caches that many share. Where absent, nobody may keep it (`no-store`). */
  readonly maxAgeSeconds?: number;
  /** What the caller's token must allow; the endpoint is open to everyone where absent. */
  readonly scope?: Scope;
  /**
   * Doing it twice would count twice, so a caller sends an `Idempotency-Key`: the same key with the same request gives the
   * same answer for 24 hours, through any node.
   */
  readonly idempotencyKey?: true;
  /** Other media types the same resource is offered in, by `Accept` or by a suffix of the path. */
  readonly alternates?: readonly Alternate[];
}

/** Another representation of a resource: `{ suffix: '.ris', type: 'application/x-research-info-systems' }`. */
export interface Alternate {
  readonly suffix: string;
  readonly type: string;
}

export type ParamsOf<E extends Endpoint> = z.output<E['params']>;
/** What the server's handler reads: lists are arrays, numbers are numbers, defaults are filled in. */
export type QueryOf<E extends Endpoint> = z.output<E['query']>;
/** What a caller passes: every field with a default may be left out. */
export type QueryInputOf<E extends Endpoint> = z.input<E['query']>;
/** What the server's handler reads of a body; `undefined` for an endpoint that takes none. */
export type BodyOf<E extends Endpoint> = E extends { readonly body: infer B extends z.ObjectSchema }
  ? z.output<B>
  : undefined;
/** What a caller passes as body. */
export type BodyInputOf<E extends Endpoint> = E extends { readonly body: infer B extends z.ObjectSchema }
  ? z.input<B>
  : undefined;
export type AnswerOf<E extends Endpoint> = z.output<E['answer']>;

/** Of an endpoint without parameters, or without a query. */
export const noFields = z.object({});

/** What an endpoint has that names none of its own. */
export type Without<D, Name extends 'params' | 'query'> =
  D extends Readonly<Record<Name, z.ObjectSchema>> ? unknown : Readonly<Record<Name, typeof noFields>>;

/** States an endpoint with its exact types kept; `params` and `query` may be left out where it takes none. */
// @__NO_SIDE_EFFECTS__
export function endpoint<
  const Id extends string,
  D extends Partial<Pick<Endpoint, 'params' | 'query'>> & Omit<Endpoint, 'params' | 'query'>,
>(definition: D & { readonly id: Id }) {
  return { params: noFields, query: noFields, ...definition } as D & { readonly id: Id } & Without<
      D,
      'params'
    > &
    Without<D, 'query'>;
}
