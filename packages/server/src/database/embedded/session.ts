import type { Duplex } from 'node:stream';
import type { Guest, GuestLimits, SharedBackend } from './shared-backend.ts';
import { TurnReader, type ClientTurn } from './turn-reader.ts';
import { refuse, startupParameters, welcome, type Refusal } from './wire.ts';

/** One client's connection to the shared backend: a PostgreSQL server as far as the client can tell. */
export class Session implements Guest {
  limits: GuestLimits = { statement: 0, lock: 0, idle: 0 };
  readonly #socket: Duplex;
  readonly #backend: SharedBackend;
  readonly #reader = new TurnReader();
  readonly #turns: ClientTurn[] = [];
  #busy = false;

  constructor(socket: Duplex, backend: SharedBackend) {
    this.#socket = socket;
    this.#backend = backend;
    socket.on('data', (piece: Buffer) => this.#receive(piece));
    // A client that breaks off is no event worth reporting; 'close' follows and cleans up.
    socket.on('error', () => undefined);
    socket.on('close', () => void backend.leave(this));
  }

  send(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  dismiss(refusal: Refusal): void {
    this.#turns.length = 0;
    if (this.#socket.writable) this.#socket.end(refuse({ ...refusal, severity: 'FATAL' }));
    this.#socket.once('finish', () => this.#socket.destroy());
  }

  #receive(piece: Buffer): void {
    try {
      this.#turns.push(...this.#reader.read(piece));
    } catch {
      this.#socket.destroy();
      return;
    }
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let turn = this.#turns.shift(); turn && this.#socket.writable; turn = this.#turns.shift()) {
      if (turn.kind === 'messages') await this.#backend.run(this, turn.bytes);
      else if (turn.kind === 'startup') await this.#greet(turn.bytes);
      else this.#socket.end();
    }
    this.#busy = false;
  }

  async #greet(startup: Uint8Array): Promise<void> {
    const parameters = startupParameters(startup);
    const milliseconds = (name: string) => Number(parameters.get(name)) || 0;
    this.limits = {
      statement: milliseconds('statement_timeout'),
      lock: milliseconds('lock_timeout'),
      idle: milliseconds('idle_in_transaction_session_timeout'),
    };
    try {
      await this.#backend.ready();
      this.send(welcome);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.dismiss({ severity: 'FATAL', code: '57P03', message: `The database does not open: ${message}` });
    }
  }
}
