/** What a page keeps on behalf of widgets: listeners, timers and observers that are there and not gone yet. */
export interface Holdings {
  readonly listeners: number;
  readonly timers: number;
  readonly observers: number;
}

/**
 * Counts what is held while it is watched: listeners of the window and the document, timers, mutation observers.
 *
 * @returns a way to read the count, and to stop counting
 */
export function watchHoldings(): { read(): Holdings; names(): string[]; stop(): void } {
  const listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
  const timers = new Set<unknown>();
  const observers = new Set<MutationObserver>();
  const undo: (() => void)[] = [];
  const replace = <T extends object, K extends keyof T>(owner: T, name: K, by: (original: T[K]) => T[K]) => {
    const original = owner[name];
    owner[name] = by(original);
    undo.push(() => {
      owner[name] = original;
    });
  };
  for (const target of [window, document] as EventTarget[]) {
    const known = new Map<string, Set<unknown>>();
    listeners.set(target, known);
    replace(target, 'addEventListener', (add) => (type, listener, options) => {
      known.set(type, (known.get(type) ?? new Set()).add(listener));
      add.call(target, type, listener, options);
    });
    replace(target, 'removeEventListener', (remove) => (type, listener, options) => {
      known.get(type)?.delete(listener);
      remove.call(target, type, listener, options);
    });
  }
  const page = window as { setTimeout: (...given: never[]) => unknown; clearTimeout: (id: unknown) => void };
  replace(page, 'setTimeout', (set) => (...given) => {
    const [run, ...rest] = given as unknown as [() => void, ...never[]];
    const id = set.call(
      window,
      ...([
        () => {
          timers.delete(id);
          run();
        },
        ...rest,
      ] as unknown as never[]),
    );
    timers.add(id);
    return id;
  });
  replace(page, 'clearTimeout', (stop) => (id) => {
    timers.delete(id);
    stop.call(window, id);
  });
  const { prototype } = MutationObserver;
  replace(prototype, 'observe', (observe) => {
    return function (this: MutationObserver, ...given) {
      observers.add(this);
      observe.apply(this, given);
    };
  });
  replace(prototype, 'disconnect', (disconnect) => {
    return function (this: MutationObserver) {
      observers.delete(this);
      disconnect.call(this);
    };
  });
  const heard = () => [...listeners.values()].flatMap((types) => [...types]);
  return {
    read: () => ({
      listeners: heard().reduce((sum, [, each]) => sum + each.size, 0),
      timers: timers.size,
      observers: observers.size,
    }),
    names: () => heard().map(([type]) => type),
    stop: () => undo.forEach((one) => one()),
  };
}
