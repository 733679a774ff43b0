import * as contract from '@pustaka/core/contract';
import type { Endpoint, ObjectSchema } from '@pustaka/core/contract';
import * as z from 'zod/mini';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every schema that the contract exports or an endpoint answers, under the name it bears in the document. */
const named = z.registry<{ id: string }>();

for (const [name, value] of Object.entries(contract)) {
  if (value instanceof z.core.$ZodType) named.add(value, { id: pascal(name) });
}
for (const endpoint of contract.endpoints) {
  if (!named.has(endpoint.answer)) named.add(endpoint.answer, { id: `${pascal(endpoint.id)}Answer` });
}

const reference = (id: string) => `#/components/schemas/${id}`;

/** The schemas of answers, by name, referring to each other. */
export function componentSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(named, {
    uri: reference,
    // Answers may gain fields within /v1, so a client generated from the document must not refuse them.
    override: ({ jsonSchema }) => delete jsonSchema.additionalProperties,
  });
  return Object.fromEntries(
    // The document says the dialect once, and a component's address is its place.
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema]),
  );
}

export function schemaOf(endpoint: Endpoint): JsonSchema {
  return { $ref: reference(named.get(endpoint.answer)!.id) };
}

/** A body as it is sent; unlike answers, it must not have fields that are not named. */
export function bodySchemaOf(body: ObjectSchema): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(body, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object') jsonSchema.additionalProperties = false;
    },
  });
  return schema;
}

/** An endpoint's path and query parameters; a list is repeated: `format=book&format=map`. */
export function parametersOf(endpoint: Endpoint): unknown[] {
  return (['path', 'query'] as const).flatMap((place) => {
    const { properties = {}, required = [] } = z.toJSONSchema(
      place === 'path' ? endpoint.params : endpoint.query,
      { io: 'input' },
    );
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: required.includes(name),
      ...(place === 'query' && { style: 'form', explode: true }),
      schema,
    }));
  });
}

/** `catalog.newArrivals` and `newArrivals` in PascalCase: `CatalogNewArrivals`, `NewArrivals`. */
function pascal(name: string): string {
  return name.replace(/(?:^|\.)(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
