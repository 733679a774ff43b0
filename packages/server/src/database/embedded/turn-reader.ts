/** No statement is longer; a length beyond it means that the stream is not what it should be. */
const longestMessage = 512 * 1024 * 1024;

/** The messages after which a client waits for an answer: simple query, function call, flush, sync. */
const endsTurn = new Set(['Q', 'F', 'H', 'S'].map((type) => type.charCodeAt(0)));
const terminate = 'X'.charCodeAt(0);

export type ClientTurn =
  { kind: 'startup'; bytes: Uint8Array } | { kind: 'messages'; bytes: Uint8Array } | { kind: 'terminate' };

/**
 * Cuts what a client sends into turns: the startup message, then runs of messages, each up to the point where
 * the client waits for an answer. A turn's bytes have a buffer of their own, which can be handed to another
 * thread.
 */
export class TurnReader {
  #buffer = Buffer.alloc(8 * 1024);
  #length = 0;
  /** Up to where whole messages have been seen. */
  #seen = 0;
  #started = false;

  /** Takes a piece of the stream and gives the turns that it completes. */
  read(piece: Uint8Array): ClientTurn[] {
    this.#append(piece);
    const turns: ClientTurn[] = [];
    for (let end = this.#nextMessage(); end !== undefined; end = this.#nextMessage()) {
      const type = this.#buffer[this.#seen];
      this.#seen = end;
      if (!this.#started) {
        this.#started = true;
        turns.push({ kind: 'startup', bytes: this.#take() });
      } else if (type === terminate) {
        this.#take();
        turns.push({ kind: 'terminate' });
      } else if (type !== undefined && endsTurn.has(type)) {
        turns.push({ kind: 'messages', bytes: this.#take() });
      }
    }
    return turns;
  }

  #append(piece: Uint8Array): void {
    const needed = this.#length + piece.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#buffer.set(piece, this.#length);
    this.#length = needed;
  }

  /**
   * Where the message at `#seen` ends, once it is here as a whole. The startup message alone has no type
   * byte.
   */
  #nextMessage(): number | undefined {
    const lengthAt = this.#started ? this.#seen + 1 : this.#seen;
    if (this.#length < lengthAt + 4) return undefined;
    const length = this.#buffer.readUInt32BE(lengthAt);
    if (length < 4 || length > longestMessage) throw new Error(`not a PostgreSQL message (length ${length})`);
    const end = lengthAt + length;
    return end <= this.#length ? end : undefined;
  }

  #take(): Uint8Array {
    const taken = new Uint8Array(this.#seen);
    taken.set(this.#buffer.subarray(0, this.#seen));
    this.#buffer.copyWithin(0, this.#seen, this.#length);
    this.#length -= this.#seen;
    this.#seen = 0;
    return taken;
  }
}
