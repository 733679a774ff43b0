import type { Endpoint, ParamsOf, QueryInputOf } from '../contract/endpoint.ts';
import type { FieldError } from '../contract/problem.ts';
import { ArgumentError } from './errors/argument-error.ts';
import { pointer } from './pointer.ts';

/** What is asked of an endpoint. */
export interface Arguments<E extends Endpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryInputOf<E>;
}

/** The path and query of a call, the query's parameters in the contract's order. Throws an ArgumentError. */
export function pathOf(endpoint: Endpoint, { params = {}, query = {} }: Arguments<Endpoint>): string {
  check(endpoint, { params, query });
  const path = endpoint.path.replace(/{(\w+)}/g, (_, name: string) =>
    encodeURIComponent(params[name] as string),
  );
  const search = new URLSearchParams();
  for (const name of Object.keys(endpoint.query.shape)) {
    for (const value of [query[name]].flat()) if (value !== undefined) search.append(name, value as string);
  }
  return path + (search.size > 0 ? '?' : '') + search.toString();
}

function check(endpoint: Endpoint, given: Required<Arguments<Endpoint>>): void {
  const errors: FieldError[] = [];
  // The places are called as in the problems of the server.
  for (const [part, place] of [
    ['params', 'path'],
    ['query', 'query'],
  ] as const) {
    const { [part]: schema } = endpoint;
    for (const { path, code, message } of schema.safeParse(given[part]).error?.issues ?? []) {
      errors.push({ pointer: pointer([place, ...path]), code, message });
    }
    for (const name of Object.keys(given[part])) {
      if (name in schema.shape) continue;
      errors.push({
        pointer: pointer([part, name]),
        code: 'unknown',
        message: 'Unknown parameter',
      });
    }
  }
  if (errors.length > 0) throw new ArgumentError(endpoint.id, errors);
}
