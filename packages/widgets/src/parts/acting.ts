import type { CirculationClient } from '@pustaka/core';
import { isLibraryError } from '@pustaka/core/connection';
import type { Connection } from '@pustaka/core/connection';
import { sentences } from './trouble.ts';
import type { Troubled } from './trouble.ts';
import type { WriteKeys } from './write-keys.ts';

/** What came of something the reader did. */
export interface Outcome {
  readonly done: boolean;
  readonly text: string;
  /** What a screen reader is told, where that is more than the text. */
  readonly spoken?: string;
}

/** What a reader is doing and has done. */
export interface Doings {
  /** By the id of what was acted on. Put away as a whole, so that what is late finds none. */
  readonly outcomes: Map<string, Outcome>;
  /** The ids of what is being acted on. */
  readonly busy: Set<string>;
  /** Of what was changed; absent before the first change. */
  keys: WriteKeys | undefined;
}

/**
 * Does something to a thing of the reader's. What came of it stands by the thing, and screen readers are told; unless all
 * was put away by then.
 *
 * @param id of the thing, which is left alone as long as this takes
 * @param settle shows the answer, and gives what to say, if anything
 * @returns whether it is done
 */
export async function act<T>(
  host: Troubled,
  doings: Doings,
  id: string,
  ask: () => Promise<T>,
  settle: (answer: T) => Omit<Outcome, 'done'> | undefined,
): Promise<boolean> {
  const { busy, outcomes } = doings;
  if (busy.has(id)) return false;
  busy.add(id);
  outcomes.delete(id);
  host.requestUpdate();
  let outcome: Outcome | undefined;
  let done = true;
  try {
    const answer = await ask();
    if (outcomes !== doings.outcomes) return false;
    const told = settle(answer);
    outcome = told && { ...told, done };
  } catch (error) {
    done = false;
    if (outcomes !== doings.outcomes) return false;
    // Given up, since the reader has gone on.
    if (!(error instanceof DOMException && error.name === 'AbortError')) {
      // A refusal is an answer, and not a failure of the page's.
      const isAnswer = isLibraryError(error) && ['fix-request', 'sign-in'].includes(error.advice);
      if (!isAnswer) host.fail(error);
      outcome = { text: sentences(host, error)[0]!, done };
    }
  }
  busy.delete(id);
  if (outcome) {
    outcomes.set(id, outcome);
    host.announce(outcome.spoken ?? outcome.text);
  }
  host.requestUpdate();
  return done;
}

/**
 * Asks the library to change something. Where the answer is lost, the same asked for again has no second effect.
 *
 * @param what names the change
 */
export async function change<T>(
  doings: Doings,
  connection: Connection,
  what: string,
  ask: (client: CirculationClient, idempotencyKey: string) => Promise<T>,
): Promise<T> {
  const { CirculationClient, WriteKeys } = await import('./personal.ts');
  doings.keys ??= new WriteKeys();
  return doings.keys.under(what, (idempotencyKey) => ask(new CirculationClient(connection), idempotencyKey));
}
