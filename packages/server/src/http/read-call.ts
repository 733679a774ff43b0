import type { Endpoint, FieldError } from '@pustaka/core/contract';
import * as z from 'zod/mini';
import { fieldError, fieldErrors, pointerOf } from './problems/field-errors.ts';
import { ProblemError } from './problems/problem-error.ts';
import type { Call } from './route.ts';

/** Enough to mend a request by; more would let a short request ask for a long answer. */
const mostErrors = 20;

interface RawRequest {
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The query as sent, without its question mark. */
  readonly search: string;
  /** BCP 47, for the messages of field errors. */
  readonly language: string;
}

/** Reads and checks the path parameters and the query of a request. */
export type ReadCall = (raw: RawRequest) => Pick<Call, 'params' | 'query'>;

/**
 * Makes the reader of one endpoint.
 *
 * The reader throws a `bad-request` that names every field at fault: unknown parameters, single ones given twice, and
 * values that the contract refuses.
 */
export function callReader(endpoint: Endpoint): ReadCall {
  const properties = z.toJSONSchema(endpoint.query, { io: 'input' }).properties ?? {};
  const known = new Map(
    Object.entries(properties).map(([name, schema]) => [
      name,
      typeof schema === 'object' && schema.type === 'array',
    ]),
  );

  return ({ params, search, language }) => {
    const errors: FieldError[] = [];
    const query = new Map<string, string | string[]>();
    for (const [name, value] of new URLSearchParams(search)) {
      const refuse = (code: 'unknown' | 'repeated') => {
        const allowed = [...known.keys()].join(', ') || '–';
        errors.push(fieldError(pointerOf(['query', name]), code, { name, allowed }, language));
      };
      const isList = known.get(name);
      const earlier = query.get(name);
      if (isList === undefined) refuse('unknown');
      else if (Array.isArray(earlier)) earlier.push(value);
      else if (earlier !== undefined) refuse('repeated');
      else query.set(name, isList ? [value] : value);
    }

    const check = <T extends z.ZodMiniType>(place: 'path' | 'query', schema: T, value: unknown) => {
      const result = z.safeParse(schema, value, { reportInput: true });
      if (result.success) return result.data;
      // A value of a list is named by its parameter: that is what the caller wrote.
      const locate = ([name = '']: readonly PropertyKey[]) => ({
        pointer: pointerOf([place, name]),
        name: String(name),
      });
      errors.push(...fieldErrors(result.error.issues, locate, language));
      return undefined;
    };
    const checked = {
      params: check('path', endpoint.params, { ...params }),
      query: check('query', endpoint.query, Object.fromEntries(query)),
    };
    if (errors.length > 0) throw new ProblemError('bad-request', { errors: errors.slice(0, mostErrors) });
    return checked as Pick<Call, 'params' | 'query'>;
  };
}
