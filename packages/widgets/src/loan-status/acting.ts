import type { ActingOptions, CirculationClient } from '@pustaka/core';
import { act, change } from '../parts/acting.ts';
import type { Outcome } from '../parts/acting.ts';
import type { PustakaLoanStatus } from './element.ts';

/**
 * Asks the library for a change to a thing on the card that is open.
 *
 * @param settle shows the answer, and gives what to say
 * @returns whether it is done, and the card still open
 */
export async function actOnCard<T>(
  host: PustakaLoanStatus,
  id: string,
  ask: (client: CirculationClient, options: ActingOptions) => Promise<T>,
  settle: (answer: T) => Omit<Outcome, 'done'>,
): Promise<boolean> {
  const { account, connection } = host;
  const { patron } = account;
  if (!connection) return false;
  const asked = () =>
    change(account, connection, `${id} ${patron}`, (client, idempotencyKey) =>
      ask(client, { patron, idempotencyKey }),
    );
  const done = await act(host, account, id, asked, settle);
  account.noteEnd(done);
  return done;
}
