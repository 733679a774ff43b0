/** Work that is done again and again in the background. */
export interface Repeated {
  /** Does it no more; ends after the round that is running. */
  close(): Promise<void>;
}

/**
 * Does something every so many milliseconds, from one interval from now on; a round that takes longer delays the next. It
 * keeps no process alive.
 *
 * @param onError hears why a round failed; the next one comes all the same
 */
export function repeatedly(
  everyMs: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Repeated {
  let round: Promise<void> | undefined;
  const timer = setInterval(() => {
    round ??= work()
      .then(() => undefined, onError)
      .finally(() => (round = undefined));
  }, everyMs).unref();
  return {
    async close() {
      clearInterval(timer);
      await round;
    },
  };
}
