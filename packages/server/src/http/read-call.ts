import { pointerOf, type Endpoint, type FieldError } from '@pustaka/core/contract';
import * as z from 'zod/mini';
import { fieldError, fieldErrors } from '../problems/field-errors.ts';
import { ProblemError } from '../problems/problem-error.ts';
import type { AnyCall } from './route.ts';
import { unknownFields } from './unknown-fields.ts';

/** Enough to mend a request by; more would let a short request ask for a long answer. */
const mostErrors = 20;

interface RawRequest {
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The query as sent, without its question mark. */
  readonly search: string;
  /** As parsed from JSON. */
  readonly body: unknown;
  /** BCP 47, for the messages of field errors. */
  readonly language: string;
}

/** Reads and checks the path parameters, the query and the body of a request. */
export type ReadCall = (raw: RawRequest) => Pick<AnyCall, 'params' | 'query' | 'body'>;

/** How to call a field at fault, and where it is. */
type Locate = (path: readonly PropertyKey[]) => { readonly pointer: string; readonly name: string };

/**
 * Makes the reader of one endpoint.
 *
 * The reader throws a `bad-request` that names every field at fault: unknown ones, single parameters given twice, and
 * values that the contract refuses. Fields of a body are named by JSON pointer into it (RFC 6901).
 */
export function callReader(endpoint: Endpoint): ReadCall {
  const readQuery = queryReader(endpoint);
  const bodySchema = endpoint.body && z.toJSONSchema(endpoint.body, { io: 'input' });

  return ({ params, search, body, language }) => {
    const { query, errors } = readQuery(search, language);
    if (bodySchema) errors.push(...unknownFields(body, bodySchema, language));

    const check = <T extends z.core.$ZodType>(schema: T, value: unknown, locate: Locate) => {
      const result = z.safeParse(schema, value, { reportInput: true });
      if (result.success) return result.data;
      errors.push(...fieldErrors(result.error.issues, locate, language));
      return undefined;
    };
    const checked = {
      params: check(endpoint.params, { ...params }, inAddress('path')),
      query: check(endpoint.query, Object.fromEntries(query), inAddress('query')),
      body: endpoint.body && check(endpoint.body, body, inBody),
    };
    if (errors.length > 0) throw new ProblemError('bad-request', { errors: errors.slice(0, mostErrors) });
    return checked as ReturnType<ReadCall>;
  };
}

/** A value of a list is named by its parameter: that is what the caller wrote. */
const inAddress =
  (place: 'path' | 'query'): Locate =>
  ([name = '']) => ({ pointer: pointerOf([place, name]), name: String(name) });

const inBody: Locate = (path) => ({ pointer: pointerOf(path), name: String(path.at(-1) ?? 'JSON') });

function queryReader(endpoint: Endpoint) {
  const properties = z.toJSONSchema(endpoint.query, { io: 'input' }).properties ?? {};
  const known = new Map(
    Object.entries(properties).map(([name, schema]) => [
      name,
      typeof schema === 'object' && schema.type === 'array',
    ]),
  );
  const allowed = [...known.keys()].join(', ') || '–';

  return (search: string, language: string) => {
    const errors: FieldError[] = [];
    const query = new Map<string, string | string[]>();
    for (const [name, value] of new URLSearchParams(search)) {
      const refuse = (code: 'unknown' | 'repeated') =>
        errors.push(fieldError(pointerOf(['query', name]), code, { name, allowed }, language));
      const isList = known.get(name);
      const earlier = query.get(name);
      if (isList === undefined) refuse('unknown');
      else if (Array.isArray(earlier)) earlier.push(value);
      else if (earlier !== undefined) refuse('repeated');
      else query.set(name, isList ? [value] : value);
    }
    return { query, errors };
  };
}
