import { bodyProblems, commonProblems, idempotencyProblems, personalProblems } from '@pustaka/core/contract';
import type { Endpoint } from '@pustaka/core/contract';
import { problemKinds } from '../../problems/kinds.ts';
import type { ProblemCode } from '../../problems/kinds.ts';
import type { JsonSchema } from './schemas.ts';
import { headers } from './shared.ts';

/** Every problem an endpoint can answer: what any can, what its kind can, and its own. */
export function problemsOf(endpoint: Endpoint): ProblemCode[] {
  return [
    ...commonProblems,
    ...(endpoint.scope === undefined ? [] : personalProblems),
    ...(endpoint.body ? bodyProblems : []),
    ...(endpoint.idempotencyKey ? idempotencyProblems : []),
    ...(endpoint.problems as readonly ProblemCode[]),
  ];
}

/** The responses that every operation has, by the name of their component. */
export function sharedProblemResponses(): Record<string, unknown> {
  return Object.fromEntries(
    [...byStatus(commonProblems)].map(([status, codes]) => [`Problem${status}`, problemResponse(codes)]),
  );
}

/** The problem responses of an endpoint by status: written out where it has codes of its own there. */
export function problemResponsesOf(endpoint: Endpoint): Record<string, unknown> {
  const common = byStatus(commonProblems);
  return Object.fromEntries(
    [...byStatus(problemsOf(endpoint))].map(([status, codes]) => [
      status,
      codes.length === common.get(status)?.length
        ? { $ref: `#/components/responses/Problem${status}` }
        : problemResponse(codes),
    ]),
  );
}

const byStatus = (codes: readonly ProblemCode[]): Map<number, ProblemCode[]> =>
  Map.groupBy(codes, (code) => problemKinds[code].status);

function problemResponse(codes: readonly ProblemCode[]) {
  const schema: JsonSchema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: [...codes] } } }],
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title.en}.`).join(' '),
    headers: headers(
      'XRequestId',
      ...(codes.some((code) => mayBeRetried.has(code)) ? ['RetryAfter' as const] : []),
      ...(codes.some((code) => challenges.has(code)) ? ['WWWAuthenticate' as const] : []),
    ),
    content: { 'application/problem+json': { schema } },
  };
}

const mayBeRetried: ReadonlySet<ProblemCode> = new Set(['too-many-requests', 'unavailable', 'in-progress']);

const challenges: ReadonlySet<ProblemCode> = new Set(personalProblems);
