import type { ActingOptions, Fee, Hold, Loan, Me, SessionState } from '@pustaka/core';
import type { Connection } from '@pustaka/core/connection';
import type { Branch } from '@pustaka/core/contract';
import type { ReactiveController } from 'lit';
import { Latest } from '../foundation/latest.ts';
import type Reader from '../parts/reader/reader.ts';
import type { Doings, Outcome } from '../parts/acting.ts';
import { reportTrouble } from '../parts/trouble.ts';
import type { WriteKeys } from '../parts/write-keys.ts';
import type { PustakaLoanStatus } from './element.ts';

/** Everything that one card has at the library. */
export interface Contents {
  readonly me: Me;
  readonly loans: readonly Loan[];
  readonly holds: readonly Hold[];
  readonly fees: readonly Fee[];
}

/** The cards of one reader: whose is open, what is on it, and what came of what they did. */
export class Account implements Doings, ReactiveController {
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
  outcomes = new Map<string, Outcome>();
  busy = new Set<string>();
  keys: WriteKeys | undefined;
  readonly #host: PustakaLoanStatus;
  readonly #latest = new Latest();
  /** How many changes are not on show yet. */
  #changes = 0;
  #state: SessionState | undefined;
  /** The ward's card that was opened last, and by whom: they go on with it when they come back. */
  #opened: { readonly reader: string | undefined; readonly patron: string } | undefined;

  constructor(host: PustakaLoanStatus) {
    this.#host = host;
    host.addController(this);
  }

  /** Who is signed in; absent until the code for that is there. */
  get reader(): Reader | undefined {
    return this.#host.reader.value;
  }

  get signedIn(): boolean {
    const state = this.reader?.state;
    // Who is asked to allow more is there all the while.
    return !this.ended && (state === 'signed-in' || (state === 'signing-in' && !!this.contents));
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
    this.#state = undefined;
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
      const isBack = !this.own && this.#opened?.reader === contents.me.id;
      if (this.patron === undefined) this.own = contents.me;
      if (isBack) return await this.open(this.#opened!.patron);
      if (this.contents?.me.id !== contents.me.id) this.#clear();
      this.contents = contents;
    } catch (error) {
      if (signal.aborted) return;
      this.error = error;
      this.contents = undefined;
      reportTrouble(this.#host, error);
    }
    this.#host.requestUpdate();
  };

  /** Opens another card. */
  async open(patron: string): Promise<void> {
    const reader = this.own?.id;
    this.#clear();
    this.patron = patron === reader ? undefined : patron;
    this.#opened = this.patron === undefined ? undefined : { reader, patron };
    await this.load();
  }

  /** Puts changed things in the place of what they were. */
  update(change: (contents: Contents) => Partial<Contents>): void {
    if (this.contents) this.contents = { ...this.contents, ...change(this.contents) };
  }

  readonly #retryIfFailed = (): void => {
    // What was said of a lost answer may be wrong.
    if (this.keys?.inDoubt) this.outcomes.clear();
    if (this.error || this.keys?.inDoubt) void this.load();
  };

  /** Notes that something of the reader's was changed, here or by another widget of the page. */
  noteChange(): void {
    this.#changes++;
    this.#catchUp();
  }

  /** Notes that what was under way here has ended. */
  noteEnd(isDone: boolean): void {
    if (isDone && this.#changes > 0) this.#changes--;
    this.#catchUp();
  }

  /** What is done here shows itself; what others do, as reserving a book, has to be asked for. */
  #catchUp(): void {
    if (this.busy.size > 0 || this.#changes === 0) return;
    this.#changes = 0;
    void this.load();
  }

  /** Opens the card of who has come, and puts away that of who has gone. */
  follow(): void {
    const state = this.reader?.state;
    const before = this.#state;
    if (state === before) return;
    this.#state = state;
    if (state === 'signed-in') {
      this.ended = false;
      // Somebody else may have come.
      this.own = this.patron = undefined;
      void this.#host.loadParts();
      void this.load();
    } else if (state === 'signed-out') {
      this.#close(before === 'signed-in' && !this.reader?.left);
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

  /** Takes what is on the card off the page, and whose it was. */
  #close(ended: boolean): void {
    this.#latest.stop();
    this.#clear();
    this.own = this.patron = undefined;
    if (ended && !this.ended) this.#host.announce(this.#host.speech.say('ended'));
    this.ended ||= ended;
    this.#host.requestUpdate();
  }

  #clear(): void {
    this.contents = undefined;
    this.outcomes = new Map();
    this.busy = new Set();
    this.#changes = 0;
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
