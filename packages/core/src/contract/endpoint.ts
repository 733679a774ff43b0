import type * as z from 'zod/mini';

/** The path under which a server mounts every endpoint of this contract; a breaking change would be `/v2`. */
export const basePath = '/v1';

/** How long, and by whom, an answer may be kept. `private` answers are sent with `no-store`. */
export type Caching =
  { readonly scope: 'public'; readonly maxAgeSeconds: number } | { readonly scope: 'private' };

/** A zod schema of an object, as path parameters, query and body are. */
export type ObjectSchema = z.ZodMiniObject;

/**
 * One endpoint of the HTTP interface. The server makes its route and its OpenAPI entry from it, the SDK its call and
 * its check, the test kit its handler; so a field that changes, changes here only.
 */
export interface Endpoint<
  Params extends ObjectSchema = ObjectSchema,
  Query extends ObjectSchema = ObjectSchema,
  Answer extends z.ZodMiniType = z.ZodMiniType,
  Id extends string = string,
> {
  /** `domain.action`, unique over the contract; the `operationId` in OpenAPI. */
  readonly id: Id;
  readonly method: 'GET';
  /** Below {@link basePath}, parameters in braces: `/catalog/records/{id}`. */
  readonly path: string;
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly answer: Answer;
  /** The problem codes that this endpoint can answer beside the ones every endpoint can. */
  readonly problems: readonly string[];
  readonly caching: Caching;
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
export type AnswerOf<E extends Endpoint> = z.output<E['answer']>;

/** States an endpoint with its exact types kept. */
// @__NO_SIDE_EFFECTS__
export function endpoint<
  Params extends ObjectSchema,
  Query extends ObjectSchema,
  Answer extends z.ZodMiniType,
  const Id extends string,
>(definition: Endpoint<Params, Query, Answer, Id>): Endpoint<Params, Query, Answer, Id> {
  return definition;
}
