/** Lets only the latest of several requests go on: to begin one aborts the one before. */
export class Latest {
  #controller: AbortController | undefined;

  /** Begins a request: the signal to pass along with it. */
  begin(): AbortSignal {
    this.stop();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  stop(): void {
    this.#controller?.abort();
    this.#controller = undefined;
  }
}
