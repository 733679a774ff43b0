import { basePath, commonProblems } from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import { problemKinds } from '../problems/kinds.ts';
import type { ProblemCode } from '../problems/kinds.ts';
import { componentSchemas, parametersOf, schemaOf } from './schemas.ts';
import type { JsonSchema } from './schemas.ts';

export interface OpenApiOptions {
  /** Where the base path begins: `/perpustakaan` or `https://pustaka.example`; empty at the root. */
  readonly mountedAt: string;
  /** The version of this server's package. */
  readonly version: string;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: Readonly<
    Record<'schemas' | 'parameters' | 'headers' | 'responses', Readonly<Record<string, unknown>>>
  >;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
}

/** Describes the contract as an OpenAPI 3.1 document. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  { mountedAt, version }: OpenApiOptions,
): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Pustaka',
      version,
      summary: 'The services of a public library.',
      description:
        'Errors are RFC 9457 problem details with a stable `code`. Reads carry `ETag` and `Cache-Control`. ' +
        'Answers may gain fields: ignore those you do not know.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: mountedAt + basePath }],
    tags: [...new Set(endpoints.map(domainOf))].map((name) => ({ name })),
    paths: Object.fromEntries(endpoints.flatMap(pathsOf)),
    components: {
      schemas: componentSchemas(),
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: Object.fromEntries(
        commonStatuses.map((status) => [`Problem${status}`, problemResponse(codesOf(status))]),
      ),
    },
  };
}

const domainOf = (endpoint: Endpoint) => endpoint.id.split('.')[0]!;

/** An endpoint's own path, and one for each suffix, since a suffix is a path to every OpenAPI tool. */
function pathsOf(endpoint: Endpoint): [string, { get: Operation }][] {
  const { path, alternates = [] } = endpoint;
  const all = [{ suffix: '', type: 'application/json' }, ...alternates];
  const json = [path, { get: operation(endpoint, endpoint.id, all) }] satisfies [string, { get: Operation }];
  return [
    json,
    ...alternates.map((alternate): [string, { get: Operation }] => [
      path + alternate.suffix,
      { get: operation(endpoint, endpoint.id + alternate.suffix, [alternate]) },
    ]),
  ];
}

function operation(endpoint: Endpoint, operationId: string, media: readonly { type: string }[]): Operation {
  return {
    operationId,
    tags: [domainOf(endpoint)],
    summary: endpoint.summary,
    parameters: [
      ...parametersOf(endpoint),
      ...Object.keys(sharedParameters).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    responses: {
      200: {
        description: 'The answer.',
        headers: headers('ETag', 'XRequestId'),
        content: Object.fromEntries(
          media.map(({ type }) => [type, type === 'application/json' ? { schema: schemaOf(endpoint) } : {}]),
        ),
      },
      304: { description: 'What `If-None-Match` names is still the answer.' },
      ...Object.fromEntries(
        commonStatuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
      ...ownProblems(endpoint),
    },
  };
}

/** Responses of statuses for which the endpoint has codes of its own, beside the common ones. */
function ownProblems(endpoint: Endpoint): Record<string, unknown> {
  const own = endpoint.problems as readonly ProblemCode[];
  const statuses = [...new Set(own.map((code) => problemKinds[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemResponse([...codesOf(status), ...own.filter((code) => problemKinds[code].status === status)]),
    ]),
  );
}

const commonStatuses = [...new Set(commonProblems.map((code) => problemKinds[code].status))];

const codesOf = (status: number) => commonProblems.filter((code) => problemKinds[code].status === status);

function problemResponse(codes: readonly ProblemCode[]) {
  const schema: JsonSchema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: [...codes] } } }],
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title.en}.`).join(' '),
    headers: headers(
      'XRequestId',
      ...(codes.some((code) => mayBeRetried.has(code)) ? ['RetryAfter' as const] : []),
    ),
    content: { 'application/problem+json': { schema } },
  };
}

const mayBeRetried: ReadonlySet<ProblemCode> = new Set(['too-many-requests', 'unavailable']);

const sharedParameters = {
  Language: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The reader’s languages; the library’s first where none of them is spoken.',
    schema: { type: 'string' },
    example: 'id, en;q=0.5',
  },
  Site: {
    name: 'Pustaka-Site',
    in: 'header',
    description: 'The public key of a registered site. Without it, the `Origin` tells the site.',
    schema: { type: 'string' },
  },
};

const sharedHeaders = {
  ETag: { description: 'For `If-None-Match`.', schema: { type: 'string' } },
  XRequestId: {
    description: 'The id under which the server logged the request.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds after which to try again.', schema: { type: 'integer' } },
};

const headerNames: Readonly<Record<keyof typeof sharedHeaders, string>> = {
  ETag: 'ETag',
  XRequestId: 'X-Request-Id',
  RetryAfter: 'Retry-After',
};

function headers(...names: readonly (keyof typeof sharedHeaders)[]) {
  return Object.fromEntries(
    names.map((name) => [headerNames[name], { $ref: `#/components/headers/${name}` }]),
  );
}
