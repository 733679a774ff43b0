import { Duplex } from 'node:stream';

/** One end of a connection within this process; what a client does with a socket can be done with it. */
export class PipeEnd extends Duplex {
  #other!: PipeEnd;

  private constructor() {
    super({ allowHalfOpen: false });
  }

  /** Two ends: what is written to one is read from the other, and each closes when the other does. */
  static pair(): [PipeEnd, PipeEnd] {
    const [one, other] = [new PipeEnd(), new PipeEnd()];
    one.#other = other;
    other.#other = one;
    return [one, other];
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  // Nothing here is held back, or keeps the process running.
  setNoDelay(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // What is written to the other end is pushed here at once.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#other.push(chunk);
    done();
  }

  /** What was written at once arrives at once. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), '', done);
  }

  override _final(done: () => void): void {
    this.#other.#end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#other.#end();
    done(error);
  }

  /** Nothing more will come: it closes when what is here has been read. */
  #end(): void {
    this.push(null);
    this.read(0);
  }
}
