import type { BodyInputOf, Endpoint, ParamsOf, QueryInputOf } from '../contract/endpoint.ts';
import type { FieldError } from '../contract/problem.ts';
import { fieldsOf, safeParse, type ObjectSchema } from '../contract/schema.ts';
import { ArgumentError } from './errors/argument-error.ts';
import { pointerOf } from '../contract/pointer.ts';

/** What is asked of an endpoint. */
export interface Arguments<E extends Endpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryInputOf<E>;
  readonly body?: BodyInputOf<E>;
}

/** The path and query of a call, the query's parameters in the contract's order. Throws an ArgumentError. */
export function pathOf(endpoint: Endpoint, given: Arguments<Endpoint>): string {
  const { params = {}, query = {} } = given;
  // The places are called as in the problems of the server.
  const errors = [
    ...faults(['path'], endpoint.params, params),
    ...faults(['query'], endpoint.query, query),
    ...faults([], endpoint.body, given.body),
  ];
  if (errors.length > 0) throw new ArgumentError(endpoint.id, errors);

  const path = endpoint.path.replace(/{(\w+)}/g, (_, name: string) =>
    encodeURIComponent(params[name] as string),
  );
  const search = new URLSearchParams();
  for (const name of Object.keys(fieldsOf(endpoint.query))) {
    for (const value of [query[name]].flat()) if (value !== undefined) search.append(name, value as string);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function faults(place: string[], schema: ObjectSchema | undefined, given: object = {}): FieldError[] {
  const issues = (schema && safeParse(schema, given).error?.issues) ?? [];
  const unknown = Object.keys(given).filter((name) => !schema || !Object.hasOwn(fieldsOf(schema), name));
  return [
    ...issues,
    ...unknown.map((name) => ({ path: [name], code: 'unknown', message: 'Unknown parameter' })),
  ].map(({ path, code, message }) => ({ pointer: pointerOf([...place, ...path]), code, message }));
}
