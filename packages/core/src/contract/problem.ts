import * as z from './schema.ts';

/** One field that was wrong, by JSON pointer (RFC 6901) into the body, or `/query/<name>` for a query parameter. */
export const fieldError = z.object({ pointer: z.string(), code: z.string(), message: z.string() });

/**
 * An error answer: RFC 9457 `application/problem+json` with a stable `code` to switch on, a `title` in the reader's
 * language, and the `requestId` under which the server logged it.
 */
export const problem = z.object({
  type: z.string(),
  code: z.string(),
  status: z.number(),
  title: z.string(),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(fieldError)),
});

export type Problem = z.infer<typeof problem>;
export type FieldError = z.infer<typeof fieldError>;

/** The codes that any endpoint can answer. */
export const commonProblems = [
  'bad-request',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'payload-too-large',
  'too-many-requests',
  'origin-not-allowed',
  'site-unknown',
  'internal',
  'unavailable',
] as const;

/** The codes that every endpoint with a scope can answer beside those. */
export const personalProblems = ['sign-in-required', 'scope-missing'] as const;

/** The codes that every endpoint with a body can answer beside those. */
export const bodyProblems = ['unsupported-media-type'] as const;

/** The codes that every endpoint with an `Idempotency-Key` can answer beside those. */
export const idempotencyProblems = [
  'idempotency-key-missing',
  'idempotency-key-reused',
  'in-progress',
] as const;
