interface Flight<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** One request for all who ask for the same at the same time. */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * Waits for the flight under this key, and starts it where there is none.
   *
   * @param start is given a signal that aborts when everyone who waited has left
   * @param signal ends this caller's wait, and nobody else's
   */
  join(key: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#start(key, start);
    flight.waiting++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason as Error);
        if (--flight.waiting === 0) {
          this.#flights.delete(key);
          flight.controller.abort();
        }
      };
      signal?.addEventListener('abort', leave);
      flight.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const answer = start(controller.signal).finally(() => {
      // An abandoned flight has already made room for its successor.
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    });
    const flight: Flight<T> = { answer, controller, waiting: 0 };
    this.#flights.set(key, flight);
    return flight;
  }
}
