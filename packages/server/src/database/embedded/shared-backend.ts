import type { Engine } from './engine.ts';
import { begin, begun, refuse, statement, type Refusal, type TransactionStatus } from './wire.ts';

/** One client among several of the one backend. */
export interface Guest {
  /** Milliseconds, 0 for no limit. */
  readonly limits: GuestLimits;
  send(bytes: Uint8Array): void;
  /** Tells the client why, and ends its connection. */
  dismiss(refusal: Refusal): void;
}

/** The settings of PostgreSQL with the same names, as far as one backend for all can keep them. */
export interface GuestLimits {
  /**
   * `statement_timeout`: how long its messages may run. The engine cannot be interrupted, so it is restarted.
   */
  statement: number;
  /** `lock_timeout`: how long it waits for a transaction in which nothing happens. */
  lock: number;
  /** `idle_in_transaction_session_timeout`: how long it may sit on a transaction while somebody waits. */
  idle: number;
}

interface Waiter {
  guest: Guest;
  since: number;
  /** Without a refusal it is the guest's turn. */
  settle: (refusal?: Refusal) => void;
}

const rollback = () => {
  const sync = Uint8Array.of('S'.charCodeAt(0), 0, 0, 0, 4);
  return new Uint8Array(Buffer.concat([sync, statement('rollback')]));
};

/**
 * One PostgreSQL backend for many clients: each has it from the first message of a transaction to the last,
 * in the order in which they asked, so that nobody's statement slips into somebody else's transaction.
 *
 * What belongs to a session rather than to a transaction (`SET`, temporary tables, named prepared statements,
 * `LISTEN`) is shared by all of them, and therefore not to be used.
 */
export class SharedBackend {
  readonly #start: () => Promise<Engine>;
  readonly #onLoss: (error: Error) => void;
  #engine: Promise<Engine> | undefined;
  #holder: Guest | undefined;
  #holderLeft = false;
  /** The holder's transaction has begun, and the engine does not know of it yet. */
  #begins = false;
  #running: Promise<void> | undefined;
  #idleSince = 0;
  #waiters: Waiter[] = [];
  #closed = false;

  /**
   * @param start opens the database; called again when the engine was lost
   * @param onLoss hears of an engine that was lost
   */
  constructor(start: () => Promise<Engine>, onLoss: (error: Error) => void) {
    this.#start = start;
    this.#onLoss = onLoss;
  }

  /** Settles when the database is open. */
  async ready(): Promise<void> {
    await this.#openEngine();
  }

  /**
   * Runs a guest's messages as soon as it is its turn. Each guest waits for the end before it comes again.
   */
  async run(guest: Guest, messages: Uint8Array): Promise<void> {
    const inside = this.#holder === guest;
    const refusal = this.#closed ? closing : await this.#takeTurn(guest);
    if (!refusal && !inside && begin.equals(messages)) this.#begin(guest);
    else if (!refusal) await this.#execute(guest, messages);
    else if (refusal.severity === 'FATAL') guest.dismiss(refusal);
    else guest.send(refuse(refusal));
  }

  /** The guest is gone: what it left open is rolled back. */
  async leave(guest: Guest): Promise<void> {
    const waiter = this.#waiters.find((candidate) => candidate.guest === guest);
    if (waiter) this.#refuse(waiter, closing);
    if (this.#holder !== guest) return;
    if (this.#running) this.#holderLeft = true;
    else await this.#rollBack();
  }

  /** Ends the running messages, sends everybody else away and closes the database. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
    for (const { settle } of this.#waiters.splice(0)) settle(closing);
    this.#holder?.dismiss(closing);
    const engine = await this.#engine?.catch(() => undefined);
    await engine?.stop();
  }

  #takeTurn(guest: Guest): Promise<Refusal | undefined> | undefined {
    if (this.#holder === guest) return undefined;
    if (!this.#holder) {
      this.#holder = guest;
      return undefined;
    }
    this.#wakeSleeper();
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const waiter: Waiter = {
        guest,
        since: performance.now(),
        settle(refusal) {
          clearTimeout(timer);
          resolve(refusal);
        },
      };
      const { lock } = guest.limits;
      const look = () => {
        const left = lock - this.#idleFor(waiter.since);
        if (left > 0) {
          timer = setTimeout(look, left);
        } else {
          this.#refuse(waiter, stalled(lock));
        }
      };
      if (lock > 0) timer = setTimeout(look, lock);
      this.#waiters.push(waiter);
    });
  }

  #refuse(waiter: Waiter, refusal: Refusal): void {
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    waiter.settle(refusal);
  }

  /** Opens a guest's transaction. The engine learns of it with the first statement, which saves the way there and back. */
  #begin(guest: Guest): void {
    this.#begins = true;
    this.#idleSince = performance.now();
    guest.send(begun);
  }

  async #execute(guest: Guest, messages: Uint8Array): Promise<void> {
    let status: TransactionStatus | undefined = 'idle';
    const begins = this.#begins;
    this.#begins = false;
    try {
      status = await this.#occupy(async (engine) => {
        const { statement } = guest.limits;
        const tooLong = () => void engine.kill(new StatementTimeout(statement));
        const limit = statement > 0 ? setTimeout(tooLong, statement) : undefined;
        try {
          return await engine.run(messages, (bytes) => guest.send(bytes), begins);
        } finally {
          clearTimeout(limit);
        }
      });
    } catch (error) {
      guest.dismiss(lost(error));
    }
    if (status === 'idle') this.#passOn();
    else if (this.#holderLeft) await this.#rollBack();
  }

  async #rollBack(): Promise<void> {
    try {
      if (!this.#begins) await this.#occupy((engine) => engine.run(rollback(), () => undefined));
    } catch {
      // An engine that is lost has rolled back by that.
    }
    this.#passOn();
  }

  async #occupy<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const result = this.#openEngine().then(work);
    this.#running = result.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await result;
    } finally {
      this.#running = undefined;
      this.#idleSince = performance.now();
    }
  }

  #passOn(): void {
    const next = this.#waiters.shift();
    this.#holder = next?.guest;
    this.#holderLeft = false;
    this.#begins = false;
    next?.settle();
  }

  #idleFor(since: number): number {
    return this.#running ? 0 : performance.now() - Math.max(since, this.#idleSince);
  }

  /** A client that was suspended in the middle of a transaction must not keep everybody else from working. */
  #wakeSleeper(): void {
    const sleeper = this.#holder;
    if (!sleeper || this.#running || sleeper.limits.idle === 0) return;
    if (this.#idleFor(0) >= sleeper.limits.idle) {
      sleeper.dismiss(overslept(sleeper.limits.idle));
      void this.#rollBack();
    }
  }

  #openEngine(): Promise<Engine> {
    if (this.#closed) return Promise.reject(new Error(closing.message));
    if (this.#engine) return this.#engine;
    const starting = this.#start();
    this.#engine = starting;
    const forget = () => {
      if (this.#engine === starting) this.#engine = undefined;
    };
    starting.then(async (engine) => {
      const reason = await engine.ended;
      forget();
      if (this.#closed) return;
      this.#onLoss(reason);
      // Between two statements of a transaction: the transaction went with the engine.
      if (this.#holder && !this.#running) {
        this.#holder.dismiss(lost(reason));
        this.#passOn();
      }
    }, forget);
    return starting;
  }
}

/** A statement ran longer than its client allows. */
class StatementTimeout extends Error {
  override readonly name = 'StatementTimeout';

  constructor(limit: number) {
    super(`The statement ran longer than the ${limit / 1000} s that it may take`);
  }
}

/** Told to everybody when the owner of the database ends. */
export const closing: Refusal = {
  severity: 'FATAL',
  code: '57P01',
  message: 'The process that had the database open is ending',
};

const lost = (error: unknown): Refusal => ({
  severity: 'FATAL',
  code: error instanceof StatementTimeout ? '57014' : '57P02',
  message: error instanceof Error ? error.message : String(error),
});

const stalled = (limit: number): Refusal => ({
  severity: 'ERROR',
  code: '55P03',
  message: `Waited ${limit / 1000} s for a transaction that is open but does nothing`,
  hint: 'The embedded database runs one transaction at a time: what is awaited inside a transaction must run on that transaction.',
});

const overslept = (limit: number): Refusal => ({
  severity: 'FATAL',
  code: '25P03',
  message: `The transaction did nothing for ${limit / 1000} s while others waited`,
});
