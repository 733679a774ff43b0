/** A value kept in memory that is read again in the background when it has grown old. */
export interface Refreshing<T> {
  /** The value as last read; waits only while there is none yet. */
  get(): Promise<T>;
  /** The value as it was at most so many milliseconds ago, or as last read where it cannot be read. */
  recent(ageMs: number): Promise<T>;
  /** Reads the value now. */
  refresh(): Promise<T>;
}

/**
 * Keeps what nearly every request asks for and hardly ever changes. Another process may change it, so it is read again
 * once it is older than `maxAgeMs`; nobody waits for that, and where it fails the old value serves on.
 *
 * @param now a clock in milliseconds
 */
export function refreshing<T>(
  read: () => Promise<T>,
  maxAgeMs: number,
  now: () => number = Date.now,
): Refreshing<T> {
  let value: { readonly of: T } | undefined;
  let readAt = -Infinity;
  let reading: Promise<T> | undefined;

  const refresh = (): Promise<T> => {
    readAt = now();
    const started = read().then((fresh) => {
      value = { of: fresh };
      return fresh;
    });
    reading = started;
    return started.finally(() => {
      if (reading === started) reading = undefined;
    });
  };

  return {
    refresh,
    async recent(ageMs) {
      const reads = now() - readAt > ageMs ? refresh() : reading;
      return (await reads?.catch(() => undefined)) ?? this.get();
    },
    async get() {
      const old = now() - readAt > maxAgeMs;
      if (value) {
        if (old && !reading) refresh().catch(() => undefined);
        return value.of;
      }
      return reading ?? refresh();
    },
  };
}
