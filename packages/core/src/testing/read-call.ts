import { $ZodArray, $ZodOptional } from 'zod/v4/core';
import type { Endpoint } from '../contract/endpoint.ts';
import type { FieldError } from '../contract/problem.ts';
import { fieldsOf, safeParse } from '../contract/schema.ts';
import type { Schema } from '../contract/schema.ts';
import { pointerOf } from '../contract/pointer.ts';
import { SampleProblem } from './problem.ts';

/** Whether a parameter may be repeated, and is a list therefore. */
const isList = (schema: Schema): boolean =>
  schema instanceof $ZodArray || (schema instanceof $ZodOptional && isList(schema._zod.def.innerType));

/** Reads and checks a request by the contract, as a server does. */
export function readCall(endpoint: Endpoint, url: URL, rawParams: unknown) {
  const query = new Map<string, unknown>();
  const errors: FieldError[] = [];
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    const shape = fieldsOf(endpoint.query);
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const code = !schema ? 'unknown' : values.length > 1 && !isList(schema) ? 'repeated' : undefined;
    if (code) errors.push({ pointer: `/query/${name}`, code, message: name });
    else query.set(name, schema && isList(schema) ? values : values[0]);
  }
  const checked = {
    path: safeParse(endpoint.params, rawParams),
    query: safeParse(endpoint.query, Object.fromEntries(query)),
  };
  for (const [place, { error }] of Object.entries(checked)) {
    for (const { path, code, message } of error?.issues ?? []) {
      errors.push({ pointer: `/${place}/${String(path[0])}`, code, message });
    }
  }
  if (errors.length > 0) throw new SampleProblem(400, 'bad-request', errors);
  return { params: checked.path.data, query: checked.query.data };
}

/** Reads and checks the body of a request; nothing for an endpoint that takes none. */
export async function readBody(endpoint: Endpoint, request: Request): Promise<unknown> {
  const schema = endpoint.body;
  if (!schema) return undefined;
  const sent: unknown = await request.json().catch(() => undefined);
  const { data, error } = safeParse(schema, sent);
  const known = new Set(Object.keys(fieldsOf(schema)));
  const unknown = Object.keys(data ? (sent as object) : {}).filter((name) => !known.has(name));
  const errors = [
    ...(error?.issues ?? []).map(({ path, code, message }) => ({ pointer: pointerOf(path), code, message })),
    ...unknown.map((name) => ({ pointer: pointerOf([name]), code: 'unknown', message: name })),
  ];
  if (errors.length > 0) throw new SampleProblem(400, 'bad-request', errors);
  return data;
}
