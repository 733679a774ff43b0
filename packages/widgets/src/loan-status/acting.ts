import type { ActingOptions, CirculationClient } from '@pustaka/core';
import { isLibraryError } from '@pustaka/core/connection';
import { sentences } from '../parts/trouble.ts';
import type { Outcome } from './account.ts';
import type { PustakaLoanStatus } from './element.ts';

/**
 * Does something to a thing of the reader's. What came of it stands by the thing, and screen readers are told; unless
 * another card is open by then.
 *
 * @param id of the thing, which is left alone as long as this takes
 * @param ask asks the library for it
 * @param settle shows the answer, and gives what to say
 * @returns whether it is done
 */
export async function act<T>(
  host: PustakaLoanStatus,
  id: string,
  ask: (client: CirculationClient, options: ActingOptions) => Promise<T>,
  settle: (answer: T) => Omit<Outcome, 'done'>,
): Promise<boolean> {
  const { account, connection } = host;
  const { patron, busy, outcomes } = account;
  if (!connection || busy.has(id)) return false;
  busy.add(id);
  outcomes.delete(id);
  host.requestUpdate();
  let outcome: Outcome;
  try {
    const { CirculationClient, WriteKeys } = await import('../parts/personal.ts');
    account.keys ??= new WriteKeys();
    const answer = await account.keys.under(`${id} ${patron}`, (idempotencyKey) =>
      ask(new CirculationClient(connection), { patron, idempotencyKey }),
    );
    if (outcomes !== account.outcomes) return false;
    outcome = { ...settle(answer), done: true };
  } catch (error) {
    if (outcomes !== account.outcomes) return false;
    // A refusal is an answer, and not a failure of the page's.
    if (!isLibraryError(error) || error.advice !== 'fix-request') host.fail(error);
    outcome = { text: sentences(host, error)[0]!, done: false };
  }
  busy.delete(id);
  outcomes.set(id, outcome);
  host.announce(outcome.spoken ?? outcome.text);
  host.requestUpdate();
  return outcome.done;
}
