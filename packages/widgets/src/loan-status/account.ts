import type { ActingOptions, CirculationClient, Fee, Hold, Loan, Me } from '@pustaka/core';
import { isLibraryError } from '@pustaka/core/connection';
import type { Connection } from '@pustaka/core/connection';
import type { Branch } from '@pustaka/core/contract';
import type { ReactiveController } from 'lit';
import { Latest } from '../foundation/latest.ts';
import type Reader from '../parts/reader/reader.ts';
import { reportTrouble, sentences } from '../parts/trouble.ts';
import type { PustakaLoanStatus } from './element.ts';

/** Everything that one card has at the library. */
export interface Contents {
  readonly me: Me;
  readonly loans: readonly Loan[];
  readonly holds: readonly Hold[];
  readonly fees: readonly Fee[];
}

/** What came of something the reader did. */
export interface Outcome {
  readonly done: boolean;
  readonly text: string;
  /** What a screen reader is told, where that is more than the text. */
  readonly spoken?: string;
}

/** The cards of one reader: whose is open, what is on it, and what came of what they did. */
export class Account implements ReactiveController {
  /** The card that is open: the id of a ward, else the reader's own. */
  patron: string | undefined;
  /** What is on the card; absent before it is known. */
  contents: Contents | undefined;
  /** The reader's own card, with those they look after. */
  own: Me | undefined;
  /** None where the library could not be asked; absent before it was. */
  branches: readonly Branch[] | undefined;
  /** The library's; absent where it is not known. */
  timeZone: string | undefined;
  error: unknown;
  /** True where the session ended without the reader's doing. */
  ended = false;
  /** By the id of what was acted on. */
  readonly outcomes = new Map<string, Outcome>();
  /** The ids of what is being acted on. */
  readonly busy = new Set<string>();
  readonly #host: PustakaLoanStatus;
  readonly #latest = new Latest();
  #wasSignedIn = false;
  #leaving = false;

  constructor(host: PustakaLoanStatus) {
    this.#host = host;
    host.addController(this);
  }

  /** Who is signed in; absent until the code for that is there. */
  get reader(): Reader | undefined {
    return this.#host.reader.value;
  }

  get signedIn(): boolean {
    return this.reader?.state === 'signed-in' && !this.ended;
  }

  /** False also where it is not known yet whether somebody is signed in. */
  get signedOut(): boolean {
    return this.reader !== undefined && this.reader.state !== 'unknown' && !this.signedIn;
  }

  hostConnected(): void {
    addEventListener('online', this.#retryIfFailed);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#retryIfFailed);
    this.#latest.stop();
    // So that it is taken up again when the widget comes back.
    this.#wasSignedIn = false;
  }

  /** Asks what is on the card. What is on show stays until the answer comes. */
  readonly load = async (): Promise<void> => {
    const { connection } = this.#host;
    if (!connection || !this.signedIn) return;
    const signal = this.#latest.begin();
    this.error = undefined;
    void this.#knowLibrary(connection);
    this.#host.requestUpdate();
    try {
      const contents = await ask(connection, { signal, patron: this.patron });
      if (signal.aborted) return;
      this.contents = contents;
      if (this.patron === undefined) this.own = contents.me;
    } catch (error) {
      if (signal.aborted || this.#endsBy(error)) return;
      this.error = error;
      this.contents = undefined;
      reportTrouble(this.#host, error);
    }
    this.#host.requestUpdate();
  };

  /** Opens another card. */
  async open(patron: string): Promise<void> {
    this.patron = patron === this.own?.id ? undefined : patron;
    this.outcomes.clear();
    this.contents = undefined;
    await this.load();
    const { summary } = this.#host;
    if (summary) this.#host.announce(summary);
  }

  async leave(): Promise<void> {
    this.#leaving = true;
    await this.reader?.signOut();
    this.#leaving = false;
    this.#host.announce(this.#host.speech.say('left'));
    void this.#host.focusOn('.sign-in');
  }

  /**
   * Does something to a thing of the reader's. What came of it stands by the thing, and screen readers are told.
   *
   * @param id of the thing, which is left alone as long as this takes
   * @param change gives what to say when it is done
   * @returns whether it is done
   */
  async act(
    id: string,
    change: (client: CirculationClient, options: ActingOptions) => Promise<Omit<Outcome, 'done'>>,
  ): Promise<boolean> {
    const { connection } = this.#host;
    if (!connection || this.busy.has(id)) return false;
    this.busy.add(id);
    this.outcomes.delete(id);
    this.#host.requestUpdate();
    let outcome: Outcome | undefined;
    try {
      const { CirculationClient } = await import('../parts/personal.ts');
      const { patron } = this;
      outcome = { ...(await change(new CirculationClient(connection), { patron })), done: true };
    } catch (error) {
      if (!this.#endsBy(error)) {
        // A refusal is an answer, and not a failure of the page's.
        if (!isLibraryError(error) || error.advice !== 'fix-request') this.#host.fail(error);
        outcome = { text: sentences(this.#host, error)[0]!, done: false };
      }
    }
    this.busy.delete(id);
    if (outcome) {
      this.outcomes.set(id, outcome);
      this.#host.announce(outcome.spoken ?? outcome.text);
    }
    this.#host.requestUpdate();
    return outcome?.done ?? false;
  }

  /** Puts changed things in the place of what they were. */
  update(change: Partial<Contents>): void {
    if (this.contents) this.contents = { ...this.contents, ...change };
  }

  readonly #retryIfFailed = (): void => {
    if (this.error) void this.load();
  };

  /** What is done here shows itself; what another widget does, as reserving a book, has to be asked for. */
  reloadUnlessOwn(): void {
    if (this.busy.size === 0) void this.load();
  }

  /** Opens the card of who has come, and puts away that of who has gone. */
  follow(): void {
    const isSignedIn = this.reader?.state === 'signed-in';
    if (isSignedIn === this.#wasSignedIn) return;
    this.#wasSignedIn = isSignedIn;
    if (isSignedIn) {
      this.ended = false;
      void this.#host.loadParts();
      void this.load();
    } else if (this.contents) {
      this.#close(!this.#leaving);
    }
  }

  /** Asks for what is a help with the card; the card does not wait for it. */
  async #knowLibrary(connection: Connection): Promise<void> {
    const profile = await import('../parts/profile.ts').then(
      ({ profileOf }) => profileOf(connection),
      () => undefined,
    );
    this.branches = profile?.branches ?? [];
    this.timeZone = profile?.timeZone;
    this.#host.requestUpdate();
  }

  /** Whether an error says that nobody is signed in any more. */
  #endsBy(error: unknown): boolean {
    const ends = isLibraryError(error) && error.advice === 'sign-in';
    if (ends) this.#close(true);
    return ends;
  }

  /** Takes what is on the card off the page; the card stays chosen for who signs in again. */
  #close(ended: boolean): void {
    this.#latest.stop();
    this.contents = undefined;
    this.outcomes.clear();
    this.ended = ended;
    this.#wasSignedIn = false;
    if (ended) this.#host.announce(this.#host.speech.say('ended'));
    else this.own = this.patron = undefined;
    this.#host.requestUpdate();
  }
}

async function ask(connection: Connection, options: ActingOptions): Promise<Contents> {
  const { CirculationClient, PatronsClient } = await import('../parts/personal.ts');
  const circulation = new CirculationClient(connection);
  const [me, loans, holds, fees] = await Promise.all([
    new PatronsClient(connection).me(options),
    circulation.loans(options),
    circulation.holds(options),
    circulation.fees(options),
  ]);
  return { me, loans: loans.items, holds: holds.items, fees: fees.items };
}
