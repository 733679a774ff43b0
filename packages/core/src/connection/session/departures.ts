import { exclusively } from './exclusively.ts';
import type { SessionStorage } from './storage/storage.ts';
import type { Departure } from './stored.ts';

/** In milliseconds: whoever is longer at the library's sign-in page is not coming back. */
const patience = 3_600_000;

/** The sign-ins for which pages were left and to which nobody has come back yet. Those that were given up are forgotten. */
export class Departures {
  readonly #storage: Promise<SessionStorage>;
  readonly #key: string;

  /** @param key under which they are stored */
  constructor(storage: Promise<SessionStorage>, key: string) {
    this.#storage = storage;
    this.#key = key;
  }

  add(departure: Departure): Promise<void> {
    return this.#change((all) => [...all, departure]);
  }

  /** Only one of several sessions on a page gets what belongs to an outcome. */
  async take(state: string | null | undefined): Promise<Departure | undefined> {
    let taken: Departure | undefined;
    await this.#change((all) => {
      taken = all.find(({ attempt }) => attempt.state === state);
      return all.filter((one) => one !== taken);
    });
    return taken;
  }

  #change(change: (all: readonly Departure[]) => readonly Departure[]): Promise<void> {
    return exclusively(this.#key, async () => {
      const storage = await this.#storage;
      const before = ((await storage.get(this.#key)) ?? []) as readonly Departure[];
      const after = change(before.filter(({ leftAt }) => Date.now() - leftAt < patience));
      if (after.length > 0) await storage.set(this.#key, after);
      else if (before.length > 0) await storage.delete(this.#key);
    });
  }
}
