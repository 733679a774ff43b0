import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endpoints } from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import { problemKinds } from '../../problems/kinds.ts';
import { sampleServer } from '../testing.ts';
import { openApiDocument } from './document.ts';
import type { Operation } from './document.ts';
import { problemsOf } from './problem-responses.ts';

const document = openApiDocument(endpoints, '1.2.3');
const all: readonly Endpoint[] = endpoints;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.values(item).map((operation) => ({ path, ...operation })),
);
const operationOf = ({ path, method }: Pick<Endpoint, 'path' | 'method'>) =>
  document.paths[path]![method.toLowerCase() as 'get']!;

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

const own = (operation: Operation) =>
  (operation.parameters as Parameter[]).filter(({ $ref }) => $ref === undefined);

/** Every object in a JSON value, the value itself included. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Record<string, unknown>;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

describe('the OpenAPI document', () => {
  it('has every endpoint of the contract, and every alternate under its suffix', () => {
    const expected = all.flatMap(({ path, method, alternates = [] }) =>
      ['', ...alternates.map(({ suffix }) => suffix)].map((suffix) => `${method} ${path}${suffix}`),
    );
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(described.sort(), expected.sort());
  });

  it('gives every operation a name of its own and a tag that is declared', () => {
    const ids = operations.map(({ operationId }) => operationId);
    assert.equal(new Set(ids).size, ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const operation of operations) assert.ok(operation.tags.every((tag) => tags.has(tag)));
  });

  it('refers to nothing that it does not hold', () => {
    let references = 0;
    for (const { $ref } of objectsIn(document)) {
      if (typeof $ref !== 'string') continue;
      references++;
      const parts = /^#\/components\/(\w+)\/(\w+)$/.exec($ref);
      assert.ok(parts, $ref);
      const [, kind, name] = parts;
      assert.ok(Object.hasOwn(document.components[kind as 'schemas'], name!), $ref);
    }
    assert.ok(references > 50);
  });

  it('declares exactly the parameters that stand in each path, as required', () => {
    for (const operation of operations) {
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = own(operation).filter((parameter) => parameter.in === 'path');
      assert.deepEqual(
        declared.map(({ name }) => name),
        inPath,
      );
      assert.ok(declared.every(({ required }) => required));
    }
  });

  it('says how lists are written, and the limits of the contract', () => {
    const search = own(document.paths['/catalog/search']!.get!);
    const find = (name: string) => search.find((parameter) => parameter.name === name)!;
    assert.deepEqual(
      [
        find('format').style,
        find('format').explode,
        find('format').schema.type,
        find('format').schema.maxItems,
      ],
      ['form', true, 'array', 20],
    );
    assert.deepEqual(
      [
        find('limit').schema.type,
        find('limit').schema.minimum,
        find('limit').schema.maximum,
        find('limit').schema.default,
      ],
      ['integer', 1, 100, 20],
    );
    assert.equal(find('q').schema.maxLength, 300);
    assert.equal(find('q').required, false);
    assert.equal(own(document.paths['/catalog/availability']!.get!)[0]?.required, true);
  });

  it('names parameters once within an operation', () => {
    for (const operation of operations) {
      const names = own(operation).map((parameter) => `${parameter.in} ${parameter.name}`);
      assert.equal(new Set(names).size, names.length);
    }
  });

  it('describes every problem an endpoint can answer under its status', () => {
    for (const endpoint of all) {
      for (const code of problemsOf(endpoint)) {
        const response = operationOf(endpoint).responses[problemKinds[code].status] as { $ref?: string };
        const resolved = response.$ref
          ? document.components.responses[response.$ref.split('/').at(-1)!]
          : response;
        assert.ok(JSON.stringify(resolved).includes(`"${code}"`), `${endpoint.id}: ${code}`);
      }
    }
  });

  it('asks for a sign-in with its scope, a body and a key exactly where the contract does', () => {
    for (const endpoint of all) {
      const { security, requestBody, parameters } = operationOf(endpoint);
      assert.deepEqual(security, endpoint.scope && [{ signIn: [endpoint.scope] }], endpoint.id);
      assert.equal(requestBody !== undefined, endpoint.body !== undefined, endpoint.id);
      const keyed = JSON.stringify(parameters).includes('IdempotencyKey');
      assert.equal(keyed, endpoint.idempotencyKey === true, endpoint.id);
    }
  });

  it('forbids no answer to gain fields, and is plain JSON Schema of the dialect of OpenAPI 3.1', () => {
    for (const schema of objectsIn(document.components.schemas)) {
      assert.notEqual(schema.additionalProperties, false);
      assert.equal(schema.$schema, undefined);
      assert.equal(schema.$id, undefined);
    }
  });

  it('is served with the address of the server it describes', async (t) => {
    const server = await sampleServer(t, { publicUrl: 'https://pustaka.example.id/layanan' });
    const response = await server.get('/v1/openapi.json');
    const served = (await response.json()) as typeof document;
    assert.equal(response.headers.get('cache-control'), 'public, max-age=300');
    assert.equal(served.openapi, '3.1.1');
    assert.deepEqual(served.servers, [{ url: 'https://pustaka.example.id/layanan/v1' }]);
    assert.match(
      JSON.stringify(served.components.securitySchemes),
      /"https:\/\/pustaka.example.id\/layanan\/oidc\//,
    );
    assert.deepEqual(Object.keys(served.paths), Object.keys(document.paths));
  });
});
