import { basePath } from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import { dpopAlgorithms } from '../caller.ts';
import { problemResponsesOf, sharedProblemResponses } from './problem-responses.ts';
import { bodySchemaOf, componentSchemas, parametersOf, schemaOf } from './schemas.ts';
import { headers, parameters, sharedHeaders, sharedParameters } from './shared.ts';

export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Readonly<
    Record<
      'schemas' | 'parameters' | 'headers' | 'responses' | 'securitySchemes',
      Readonly<Record<string, unknown>>
    >
  >;
}

export type PathItem = Readonly<Partial<Record<Lowercase<Endpoint['method']>, Operation>>>;

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly unknown[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

/**
 * Describes the contract as an OpenAPI 3.1 document of a server at the root of its host.
 *
 * @param version of this server's package
 */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): OpenApiDocument {
  const document = {
    openapi: '3.1.1' as const,
    info: {
      title: 'Pustaka',
      version,
      summary: 'The services of a public library.',
      description:
        'Errors are RFC 9457 problem details with a stable `code`. Public reads carry `ETag` and `Cache-Control`; what is ' +
        'personal is never kept. Answers may gain fields: ignore those you do not know.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [],
    tags: [...new Set(endpoints.map(domainOf))].map((name) => ({ name })),
    paths: pathsOf(endpoints),
    components: {
      schemas: componentSchemas(),
      parameters: sharedParameters,
      headers: sharedHeaders,
      responses: sharedProblemResponses(),
      securitySchemes: {},
    },
  };
  return mountedAt('', document);
}

/**
 * The document of a server elsewhere.
 *
 * @param place where the base path begins: `/perpustakaan` or `https://pustaka.example`; empty at the root
 */
export function mountedAt(place: string, document: OpenApiDocument): OpenApiDocument {
  const components = { ...document.components, securitySchemes: { signIn: signIn(place) } };
  return { ...document, servers: [{ url: place + basePath }], components };
}

const domainOf = (endpoint: Endpoint) => endpoint.id.split('.')[0]!;

/** Each path once with all its methods, and one path for each suffix, since a suffix is a path to every OpenAPI tool. */
function pathsOf(endpoints: readonly Endpoint[]): Record<string, PathItem> {
  const paths: Record<string, Record<string, Operation>> = {};
  const add = (path: string, { method }: Endpoint, described: Operation) => {
    (paths[path] ??= {})[method.toLowerCase()] = described;
  };
  for (const endpoint of endpoints) {
    const { path, alternates = [] } = endpoint;
    const all = [{ suffix: '', type: 'application/json' }, ...alternates];
    add(path, endpoint, operation(endpoint, endpoint.id, all));
    for (const alternate of alternates) {
      add(
        path + alternate.suffix,
        endpoint,
        operation(endpoint, endpoint.id + alternate.suffix, [alternate]),
      );
    }
  }
  return paths;
}

function operation(endpoint: Endpoint, operationId: string, media: readonly { type: string }[]): Operation {
  const { body, idempotencyKey, maxAgeSeconds, scope, summary } = endpoint;
  const kept = maxAgeSeconds !== undefined;
  return {
    operationId,
    tags: [domainOf(endpoint)],
    summary,
    ...(scope !== undefined && { security: [{ signIn: [scope] }] }),
    parameters: [
      ...parametersOf(endpoint),
      ...parameters('Language', 'Site', ...(idempotencyKey ? ['IdempotencyKey' as const] : [])),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: bodySchemaOf(body) } } },
    }),
    responses: {
      200: {
        description: 'The answer.',
        headers: kept ? headers('ETag', 'XRequestId') : headers('XRequestId'),
        content: Object.fromEntries(
          media.map(({ type }) => [type, type === 'application/json' ? { schema: schemaOf(endpoint) } : {}]),
        ),
      },
      ...(kept && { 304: { description: 'What `If-None-Match` names is still the answer.' } }),
      ...problemResponsesOf(endpoint),
    },
  };
}

function signIn(place: string) {
  return {
    type: 'openIdConnect',
    openIdConnectUrl: `${place}/oidc/.well-known/openid-configuration`,
    description:
      'OAuth 2.1: authorization code with PKCE. Access tokens are bound to a key of the client’s (DPoP, RFC 9449): ' +
      `send \`Authorization: DPoP <token>\` with a \`DPoP\` proof signed by ${dpopAlgorithms.join(' or ')}.`,
  };
}
