import { isDeepStrictEqual } from 'node:util';
import type { Endpoint } from '@pustaka/core/contract';
import * as z from 'zod/mini';

/**
 * Holds an answer, as it goes over the wire, against the contract.
 *
 * @throws Error where it breaks the contract or carries a field that the contract does not name
 */
export function checkAnswer(endpoint: Endpoint, body: string): void {
  const answer: unknown = JSON.parse(body);
  const result = z.safeParse(endpoint.answer, answer);
  if (!result.success) {
    throw new Error(`${endpoint.id} breaks the contract: ${JSON.stringify(result.error.issues)}`);
  }
  if (!isDeepStrictEqual(result.data, answer)) {
    throw new Error(`${endpoint.id} answers fields that the contract does not name`);
  }
}
