import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { claimFolder, type FolderClaim } from './claim-folder.ts';
import { Engine } from './engine.ts';
import { layOut, type Layout } from './layout.ts';
import { PipeEnd } from './local-pipe.ts';
import { Session } from './session.ts';
import { closing, SharedBackend } from './shared-backend.ts';

/**
 * The embedded database of a folder, shared by all processes of this user that open it: the first one runs
 * the engine, the others reach it through a local socket (`pustaka import` while `pustaka serve` runs). When
 * the owner ends, the next connection of another process makes that one the owner.
 */
export class SharedFolder {
  readonly #layout: Layout;
  readonly #onLoss: (error: Error) => void;
  readonly #durable: boolean;
  #claim: FolderClaim | undefined;
  #claiming: Promise<FolderClaim> | undefined;
  #backend: SharedBackend | undefined;
  readonly #sessions = new Set<Session>();
  #closed = false;

  /**
   * @param onLoss hears of an engine that was lost and will be started again
   * @param options `durable`: whether commits have to survive a power cut
   * @throws DatabaseRefusal where another version made the folder
   */
  constructor(dataFolder: string, onLoss: (error: Error) => void, { durable = true } = {}) {
    this.#layout = layOut(dataFolder);
    this.#durable = durable;
    this.#onLoss = onLoss;
  }

  /** True where this process runs the engine. */
  get owned(): boolean {
    return this.#claim?.owned === true;
  }

  /**
   * A socket for the stock `pg` client: wherever it is told to connect to, it goes to the owner of the
   * folder; where that is this process, past the operating system.
   */
  socket(): FolderSocket | PipeEnd {
    if (!this.owned || this.#closed) return new FolderSocket(() => this.#address());
    const [end, own] = PipeEnd.pair();
    this.#serve(own, this.#backend!);
    return end;
  }

  /** Closes the engine where it runs here. Connections of this process are to be ended before. */
  async close(): Promise<void> {
    this.#closed = true;
    const claim = (await this.#claiming?.catch(() => undefined)) ?? this.#claim;
    if (claim?.owned) {
      claim.retire();
      await this.#backend?.close();
      for (const session of this.#sessions) session.dismiss(closing);
      // Not earlier: as long as somebody listens, nobody else opens the files.
      claim.release();
    }
    this.#layout.release();
  }

  async #address(): Promise<string> {
    if (this.#closed) throw new Error('The database is closed');
    const claim = this.#claim;
    if (claim && (claim.owned || (await claim.isCurrent()))) return claim.address;
    this.#claiming ??= this.#take().finally(() => {
      this.#claiming = undefined;
    });
    return (await this.#claiming).address;
  }

  async #take(): Promise<FolderClaim> {
    const backend = new SharedBackend(
      () => Engine.start({ folder: this.#layout.data, durable: this.#durable }),
      this.#onLoss,
    );
    const claim = await claimFolder(this.#layout.sockets, (socket) => this.#serve(socket, backend));
    if (claim.owned) this.#backend = backend;
    this.#claim = claim;
    return claim;
  }

  #serve(socket: Duplex, backend: SharedBackend): void {
    const session = new Session(socket, backend);
    this.#sessions.add(session);
    socket.once('close', () => this.#sessions.delete(session));
  }
}

class FolderSocket extends Socket {
  readonly #address: () => Promise<string>;

  constructor(address: () => Promise<string>) {
    super();
    this.#address = address;
  }

  override connect(): this {
    this.#address().then(
      (address) => {
        if (!this.destroyed) super.connect(address);
      },
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }
}
