import { Worker } from 'node:worker_threads';
import { StatementCache } from './statement-cache.ts';
import { begin, begun, statusAtEnd, type TransactionStatus } from './wire.ts';

export interface EngineSettings {
  /** PostgreSQL's own data folder; made where it does not exist. */
  folder: string;
  /** Whether a commit has to survive a power cut; not so in a copy that is read and thrown away. */
  durable: boolean;
}

/** To the engine's thread: the messages of one turn, or to close the database. */
export type EngineOrder = Uint8Array | 'stop';

/** From the engine's thread. `end` carries the last bytes of a turn's answer. */
export type EngineAnswer =
  | { kind: 'ready' }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'end'; bytes: Uint8Array; syncs: number };

interface Turn {
  onBytes(bytes: Uint8Array): void;
  resolve(status: TransactionStatus | undefined): void;
  reject(error: Error): void;
}

const workerFile = import.meta.url.endsWith('.ts') ? './engine-worker.ts' : './engine-worker.js';

/**
 * PostgreSQL as WebAssembly (PGlite), in a thread of its own, so that a slow query never holds up the
 * server's.
 */
export class Engine {
  /** How often the engine has synced a file to the disk. */
  syncs = 0;
  /** Settles, with the reason, when the thread has ended in whatever way. */
  readonly ended: Promise<Error>;
  readonly #worker: Worker;
  readonly #statements = new StatementCache();
  #turn: Turn | undefined;
  #reason: Error | undefined;

  private constructor(settings: EngineSettings) {
    this.#worker = new Worker(new URL(workerFile, import.meta.url), { workerData: settings });
    this.#worker.once('error', (error) => {
      this.#reason ??= error instanceof Error ? error : new Error(String(error));
    });
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        this.#reason ??= new Error(`The database engine ended unexpectedly (code ${code})`);
        resolve(this.#reason);
        this.#turn?.reject(this.#reason);
      });
    });
  }

  /**
   * Opens the database of a folder, recovering what the last run left unfinished.
   * @throws Error where it cannot be opened
   */
  static async start(settings: EngineSettings): Promise<Engine> {
    const engine = new Engine(settings);
    const opened = new Promise<void>((resolve) => {
      engine.#worker.once('message', () => {
        engine.#worker.on('message', (answer: EngineAnswer) => engine.#take(answer));
        resolve();
      });
    });
    const failed = engine.ended.then((reason) => {
      throw reason;
    });
    await Promise.race([opened, failed]);
    return engine;
  }

  /**
   * Runs the messages of one turn; the next turn has to wait for its end.
   * @param onBytes gets the answer, piece by piece
   * @param begins whether a transaction begins before it; the answer does not tell of that
   * @returns the status of the transaction; undefined where the client has not asked for it (`Flush`)
   * @throws Error where the engine ended meanwhile
   */
  run(
    turn: Uint8Array,
    onBytes: (bytes: Uint8Array) => void,
    begins = false,
  ): Promise<TransactionStatus | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#reason) {
        reject(this.#reason);
        return;
      }
      const { messages, translate } = this.#statements.prepare(turn);
      const order = begins ? new Uint8Array(Buffer.concat([begin, messages])) : messages;
      let answered = false;
      this.#turn = {
        onBytes(bytes) {
          onBytes(answered ? bytes : translate(begins ? bytes.subarray(begun.length) : bytes));
          answered = true;
        },
        resolve,
        reject,
      };
      this.#worker.postMessage(order, [order.buffer as ArrayBuffer]);
    });
  }

  /** Closes the database after the turn that is running. */
  async stop(): Promise<void> {
    this.#reason ??= new Error('The database is closed');
    this.#worker.postMessage('stop' satisfies EngineOrder);
    await this.ended;
  }

  /**
   * Ends the thread in the middle of what it is doing, as a crash would: nothing that was committed is lost.
   */
  async kill(reason: Error): Promise<void> {
    this.#reason ??= reason;
    await this.#worker.terminate();
  }

  #take(answer: EngineAnswer): void {
    const turn = this.#turn;
    if (answer.kind === 'ready' || !turn) return;
    if (answer.bytes.length > 0) turn.onBytes(answer.bytes);
    if (answer.kind !== 'end') return;
    this.syncs = answer.syncs;
    this.#turn = undefined;
    turn.resolve(statusAtEnd(answer.bytes));
  }
}
